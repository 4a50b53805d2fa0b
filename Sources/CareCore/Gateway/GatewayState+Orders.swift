extension GatewayState {
    /// Carries out what a person says of absence, visits, outages and maintenance; a refusal changes nothing.
    mutating func carryOut(
        _ order: SuppressionOrder, by: String, into effects: inout Effects
    ) -> CommandOutcome {
        guard !by.isEmpty else { return .refused(["\(order.name): expected the name of who says so, found none"]) }
        let result: (subject: String, detail: String)
        do {
            switch order {
            case .away(let bed, let until, let reason, let kind):
                result = try leave(bed, until, reason, kind, by: by, into: &effects)
            case .back(let bed): result = try comeBack(bed, by: by, into: &effects)
            case .beginVisit(let bed, let planned): result = try beginVisit(bed, planned, by: by)
            case .endVisit(let bed): result = try endVisit(bed)
            case .announceOutage(let township, let from, let until, let reason):
                result = try announce(
                    Outage(township: township, from: from, until: until, reason: reason, by: by))
            case .endOutage(let township): result = try endOutage(township)
            case .takeOutOfService(let target, let permit, let until):
                result = try takeOut(target, Permit(text: permit, until: until, by: by))
            case .returnToService(let target): result = try putBack(target)
            }
        } catch {
            return .refused(["\(order.name): \(error.text)"])
        }
        effects.audit.append(
            AuditRow(at: clock, by: by, action: order.name, subject: result.subject, detail: result.detail))
        followAll(by: by, into: &effects)
        return .done("\(order.name): \(result.subject)" + (result.detail.isEmpty ? "" : ", \(result.detail)"))
    }

    private func number(of bed: BedID) throws(OrderFault) -> BedNumber {
        guard let number = registry.number(of: bed) else {
            throw OrderFault("expected a registered bed, found \(bed)")
        }
        return number
    }

    /// A moment as people read it without a calendar.
    private func fromNow(_ moment: Timestamp) -> String {
        let distance = moment - clock
        let length = abs(distance.count)
        let unit: Int64 = length < 60_000 ? 1_000 : 60_000
        let rounded = Milliseconds(length / unit * unit)
        return distance > .zero ? "in \(rounded)" : "\(rounded) ago"
    }

    private func checkRoom(_ count: Int, _ what: String) throws(OrderFault) {
        guard count < Limits.holds else {
            throw OrderFault("expected fewer than \(Limits.holds) \(what), found so many; end some")
        }
    }

    private mutating func leave(
        _ bed: BedID, _ until: Timestamp?, _ reason: String, _ kind: AbsenceKind, by: String,
        into effects: inout Effects
    ) throws(OrderFault) -> (subject: String, detail: String) {
        let number = try number(of: bed)
        guard !isServiceOver(of: number) else {
            throw OrderFault("expected a bed in service, the service of \(bed) has ended")
        }
        guard !reason.isEmpty else { throw OrderFault("expected why, found nothing") }
        if let until, until <= clock {
            throw OrderFault("expected an end after now, found one \(fromNow(until))")
        }
        if suppression.absences[number] == nil { try checkRoom(suppression.absences.count, "absences") }
        // Said again: the question whether it is still so is answered.
        if var entry = alarms[Self.absenceKey(number)] { clear(&entry, into: &effects) }
        suppression.absences[number] = Absence(
            from: suppression.absences[number]?.from ?? clock, until: until, kind: kind, reason: reason, by: by,
            reviewAt: clock + Limits.absenceReview)
        return ("bed \(bed)", reason)
    }

    private mutating func comeBack(
        _ bed: BedID, by: String, into effects: inout Effects
    ) throws(OrderFault) -> (subject: String, detail: String) {
        let number = try number(of: bed)
        guard suppression.absences[number] != nil else {
            throw OrderFault("expected a bed whose resident is away, \(bed) is not")
        }
        endAbsence(of: number, by: by, into: &effects)
        return ("bed \(bed)", "")
    }

    private mutating func beginVisit(
        _ bed: BedID, _ planned: Milliseconds, by: String
    ) throws(OrderFault) -> (subject: String, detail: String) {
        let number = try number(of: bed)
        guard planned >= .minutes(1), planned <= Limits.visit else {
            throw OrderFault("expected a planned length of 1 minute to \(Limits.visit), found \(planned)")
        }
        if let visit = suppression.visits[number], visit.endedAt == nil, visit.until > clock {
            throw OrderFault("expected a bed without a visit, \(visit.by) is at \(bed); end that visit first")
        }
        if suppression.visits[number] == nil { try checkRoom(suppression.visits.count, "visits") }
        suppression.visits[number] = BedVisit(from: clock, plannedEnd: clock + planned, endedAt: nil, by: by)
        return ("bed \(bed)", "planned for \(planned)")
    }

    private mutating func endVisit(_ bed: BedID) throws(OrderFault) -> (subject: String, detail: String) {
        let number = try number(of: bed)
        guard let visit = suppression.visits[number], visit.endedAt == nil else {
            throw OrderFault("expected a bed at which a visit goes on, at \(bed) none does")
        }
        suppression.visits[number]?.endedAt = clock
        return ("bed \(bed)", "after \(Milliseconds.minutes((clock - visit.from).count / 60_000))")
    }

    private mutating func announce(_ outage: Outage) throws(OrderFault) -> (subject: String, detail: String) {
        guard !outage.reason.isEmpty else { throw OrderFault("expected why, found nothing") }
        guard registry.beds.contains(where: { $0.township == outage.township }) else {
            throw OrderFault("expected the township of a registered bed, such as 532901001, found \(outage.township)")
        }
        guard outage.from < outage.until else { throw OrderFault("expected an end after the beginning") }
        guard outage.until > clock else {
            throw OrderFault("expected an end after now, found one \(fromNow(outage.until))")
        }
        guard outage.until - outage.from <= Limits.outage, outage.from - clock <= Limits.outage else {
            throw OrderFault("expected at most \(Limits.outage) long and ahead")
        }
        try checkRoom(suppression.outages.count, "outages")
        suppression.outages.append(outage)
        return ("township \(outage.township)", outage.reason)
    }

    private mutating func endOutage(_ township: String) throws(OrderFault) -> (subject: String, detail: String) {
        guard suppression.outages.contains(where: { $0.township == township && $0.until > clock }) else {
            throw OrderFault("expected a township with an announced outage, \(township) has none")
        }
        suppression.outages.removeAll { $0.township == township && $0.from > clock }
        for index in suppression.outages.indices where suppression.outages[index].township == township {
            suppression.outages[index].until = min(clock, suppression.outages[index].until)
        }
        return ("township \(township)", "")
    }

    private mutating func takeOut(
        _ target: ServiceTarget, _ permit: Permit
    ) throws(OrderFault) -> (subject: String, detail: String) {
        let scope = try scope(of: target)
        guard !permit.text.isEmpty else { throw OrderFault("expected a permit, found none") }
        guard permit.until > clock, permit.until - clock <= Limits.permit else {
            throw OrderFault("expected an end within \(Limits.permit) from now, found one \(fromNow(permit.until))")
        }
        if let rule = target.rule {
            let stages = layouts.flatMap(\.rules).filter { $0.rule.id == rule }.map(\.rule.stages)
            guard !stages.isEmpty else { throw OrderFault("expected a rule of a profile, found \(rule)") }
            guard !stages.contains(where: { $0.allSatisfy { $0.priority == .p1 } }) else {
                throw OrderFault("expected a rule below P1, \(rule) is an emergency and stays in service")
            }
        }
        if suppression.permits[scope] == nil { try checkRoom(suppression.permits.count, "permits") }
        suppression.permits[scope] = permit
        return ("\(target)", "permit \(permit.text); P1 rings all the same")
    }

    private mutating func putBack(_ target: ServiceTarget) throws(OrderFault) -> (subject: String, detail: String) {
        guard suppression.permits.removeValue(forKey: try scope(of: target)) != nil else {
            throw OrderFault("expected something that is out of service, \(target) is not")
        }
        return ("\(target)", "")
    }

    private func scope(of target: ServiceTarget) throws(OrderFault) -> ServiceScope {
        switch target.thing {
        case .device(let device):
            guard let number = registry.number(of: device) else {
                throw OrderFault("expected a registered device, found \(device)")
            }
            return ServiceScope(rule: target.rule, subject: .device(number))
        case .bed(let bed):
            guard target.rule != nil else { throw OrderFault("expected a rule beside a bed, found none") }
            return ServiceScope(rule: target.rule, subject: .place(.bed(try number(of: bed))))
        case .household(let household):
            guard target.rule != nil else { throw OrderFault("expected a rule beside a household, found none") }
            guard let number = registry.number(of: household) else {
                throw OrderFault("expected a registered household, found \(household)")
            }
            return ServiceScope(rule: target.rule, subject: .place(.household(number)))
        }
    }
}
