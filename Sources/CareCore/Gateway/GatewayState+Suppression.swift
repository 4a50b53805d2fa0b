extension GatewayState {
    /// What silences the alarm by design; `nil` for nothing, and for rules that name none of it.
    func suppression(of alarm: Alarm, contributors: [DeviceNumber]) -> AlarmHold? {
        let book = suppression
        if book.absences.isEmpty, book.visits.isEmpty, book.outages.isEmpty, silentHubs.isEmpty { return nil }
        if case .township(let township) = alarm.key.subject {
            return book.outage(in: township.description, at: clock).map(Self.hold(by:))
        }
        guard let place = place(concernedBy: alarm) else { return nil }
        let reasons = suppressionReasons(of: alarm.key.rule, contributors)
        let beds = registry.beds(of: place)
        if reasons.contains(.away), let absence = absence(from: place, at: clock.milliseconds) {
            return AlarmHold(reason: .away(because: absence.reason), by: absence.by, until: absence.until)
        }
        if reasons.contains(.visit), let visit = beds.lazy.compactMap({ book.visits[$0] }).first, visit.until > clock {
            return AlarmHold(reason: .visit, by: visit.by, until: visit.until)
        }
        if reasons.contains(.outage), let township = beds.compactMap({ registry[$0].township }).first,
            let outage = book.outage(in: township, at: clock)
        {
            return Self.hold(by: outage)
        }
        return reasons.contains(.outage) ? areaHold(of: registry.household(of: place)) : nil
    }

    /// The absence for which nobody of the place was at home at a time, in ms, as far as absences that run tell; `nil`
    /// when somebody was. A couple's household rests only when both are away, and that of a widow when she is: who was
    /// not served any more is not counted (decision 73).
    private func absence(from place: Place, at time: Int64) -> Absence? {
        var first: Absence?
        let moment = Timestamp(milliseconds: time)
        for bed in registry.beds(of: place) where !isServiceOver(of: bed, by: moment) {
            guard let absence = suppression.absences[bed], absence.from <= moment else { return nil }
            first = first ?? absence
        }
        return first
    }

    /// Whether an event is of somebody who was not there: the dose that is not taken at home while its owner is in
    /// hospital is not missed, and must not count when the owner is back (decision 34).
    func isOfAbsence(_ rule: RuleLayout, _ occasion: Occasion) -> Bool {
        !suppression.absences.isEmpty && rule.rule.suppressedBy.contains(.away) && !occasion.isTest
            && rule.clearEvents & occasion.event == 0 && rule.stages.allSatisfy { $0.priority > .p1 }
            && absence(from: occasion.place, at: occasion.at) != nil
    }

    /// Whether a stage is not asked for because nobody is there. P1 is never held back (promise 8), so what an absence
    /// silences must not become one: that a bed stands empty is no emergency while its owner lies in hospital (care.md
    /// 8.1 (8)). Who is there again ends the absence by ten minutes in bed or of wearing the watch, and BED-1 is armed
    /// by thirty in bed.
    func isOff(_ stage: RuleLayout.StageLayout, of rule: RuleLayout, at place: Place) -> Bool {
        stage.priority == .p1 && rule.rule.suppressedBy.contains(.away) && !suppression.absences.isEmpty
            && absence(from: place, at: clock.milliseconds) != nil
    }

    private static func hold(by outage: Outage) -> AlarmHold {
        AlarmHold(reason: .outage(because: outage.reason), by: outage.by, until: outage.suppressesUntil)
    }

    /// The place that the alarm is about, or at which the device that it is about serves.
    func place(concernedBy alarm: Alarm) -> Place? {
        if case .place(let place) = alarm.key.subject { return place }
        return alarm.place
    }

    private func suppressionReasons(of rule: String, _ contributors: [DeviceNumber]) -> SuppressionReasons {
        for device in contributors {
            if let found = layout(of: device)?.rules.first(where: { $0.rule.id == rule }) {
                return found.rule.suppressedBy
            }
        }
        return []
    }

    /// Takes a sign that a person is in bed or wears the watch, or is not.
    mutating func seePresence(_ metric: Metric, _ value: Double, group: SampleGroup, into effects: inout Effects) {
        guard metric == .inBed || metric == .worn, case .bed(let bed) = group.place,
            var absence = suppression.absences[bed]
        else { return }
        guard absence.see(value != 0, at: group.time) else {
            suppression.absences[bed] = absence
            return
        }
        effects.audit.append(
            AuditRow(
                at: clock, by: "gateway", action: SuppressionOrder.back(registry[bed].id).name,
                subject: "bed \(registry[bed].id)", detail: "\(metric.name) for \(Limits.presence)"))
        endAbsence(of: bed, by: nil, into: &effects)
    }

    /// The resident is back.
    mutating func endAbsence(of bed: BedNumber, by: String?, into effects: inout Effects) {
        suppression.absences[bed] = nil
        if var entry = alarms[Self.absenceKey(bed)] { clear(&entry, into: &effects) }
        followAll(by: by, into: &effects)
    }

    /// The service of the bed has ended or goes on: whoever was away was who lay there (decision 73). Whether anybody
    /// is at home in the household changes with it, even where nobody was away from this bed.
    mutating func dropAbsence(of bed: BedNumber, by person: String, into effects: inout Effects) {
        if suppression.absences[bed] != nil {
            let id = registry[bed].id
            effects.audit.append(
                AuditRow(
                    at: clock, by: person, action: SuppressionOrder.back(id).name, subject: "bed \(id)",
                    detail: Alarm.serviceEnded))
        }
        endAbsence(of: bed, by: person, into: &effects)
    }

    /// Ends absences whose time is over, and asks about those that last.
    mutating func serveAbsences(into effects: inout Effects) {
        for (bed, absence) in suppression.absences.sorted(by: { $0.key < $1.key }) {
            if let until = absence.until, until <= clock {
                endAbsence(of: bed, by: nil, into: &effects)
            } else if absence.reviewAt <= clock {
                suppression.absences[bed]?.reviewAt = clock + Limits.absenceReview
                askAbout(bed, into: &effects)
            }
        }
    }

    static func absenceKey(_ bed: BedNumber) -> AlarmKey {
        AlarmKey(rule: AbsenceReview.rule, subject: .place(.bed(bed)), isTest: false)
    }

    private mutating func askAbout(_ bed: BedNumber, into effects: inout Effects) {
        let key = Self.absenceKey(bed)
        if var entry = alarms[key] {
            entry.recur(at: clock)
            entry.alarm.count += 1
            entry.alarm.lastAt = clock
            return change(&entry, cause: .repeated, by: nil, into: &effects)
        }
        let alarm = Alarm(
            id: nextAlarm, key: key, device: nil, place: .bed(bed), raisedAt: clock, receivedAt: clock, isLate: false,
            latches: false, priority: .p4, audience: .operator)
        nextAlarm = AlarmID(nextAlarm.number + 1)
        open(alarm, remindEvery: nil, contributor: nil, into: &effects)
    }
}
