/// Alarms about records (VIS-1 to VIS-3, ASM-1, AST-5 to AST-7). The records are judged outside; the state is told what
/// they say of a bed, all of it at once, and keeps what it was told: the same again changes nothing. Decision 49.
extension GatewayState {
    /// Whether `findings`, all that the records say of the bed now, are anything new.
    public func isNews(_ findings: [RecordFinding], of bed: BedID, at now: Timestamp) -> Bool {
        guard let number = registry.number(of: bed) else { return false }
        let moment = max(clock, now).milliseconds
        for rule in RecordRule.allCases {
            let key = Self.findingKey(rule, number)
            switch (standing[key], findings.first { $0.rule == rule }) {
            case (nil, nil): continue
            case (let known?, let found?):
                guard known.text == found.text, known.againAt > moment else { return true }
            default: return true
            }
        }
        return false
    }

    /// Raises what is new, keeps what stands, ends what is over.
    mutating func take(
        _ findings: [RecordFinding], of bed: BedID, into effects: inout Effects
    ) -> CommandOutcome {
        guard let number = registry.number(of: bed) else {
            return .refused(["bed: expected a registered bed, found \(bed); homebed import registers it"])
        }
        for rule in RecordRule.allCases {
            let key = Self.findingKey(rule, number)
            if let found = findings.first(where: { $0.rule == rule }) {
                if let known = standing[key], known.againAt > clock.milliseconds, known.covers(found.text) {
                    // Less of the same calls nobody; what comes back later is news again.
                    standing[key]?.text = found.text
                    continue
                }
                if raise(found, key, at: .bed(number), into: &effects) {
                    standing[key] = StandingFinding(text: found.text)
                }
            } else if standing.removeValue(forKey: key) != nil, var entry = alarms[key] {
                clear(&entry, into: &effects)
            }
        }
        return .done("bed \(bed): \(findings.count) findings in its records")
    }

    /// Returns whether it was raised: a bed with too many open alarms takes no more.
    private mutating func raise(
        _ finding: RecordFinding, _ key: AlarmKey, at place: Place, into effects: inout Effects
    ) -> Bool {
        if var entry = alarms[key] {
            entry.recur(at: clock)
            entry.alarm.count += 1
            entry.alarm.lastAt = clock
            _ = settle(&entry)
            change(&entry, cause: .repeated, by: nil, detail: finding.text, into: &effects)
            return true
        }
        guard openBySubject[key.subject, default: 0] < Limits.openAlarmsPerSubject else {
            effects.counters.alarmsDropped += 1
            return false
        }
        let alarm = Alarm(
            id: nextAlarm, key: key, device: nil, place: place, raisedAt: clock, receivedAt: clock, isLate: false,
            latches: false, priority: finding.rule.priority, audience: finding.rule.audience)
        nextAlarm = AlarmID(nextAlarm.number + 1)
        open(
            alarm, remindEvery: finding.rule.reminder?.count, contributor: nil, detail: finding.text, into: &effects)
        return true
    }

    /// A person has closed an alarm; of what it was about they know.
    mutating func setFindingAside(_ key: AlarmKey) {
        guard let rule = RecordRule(rawValue: key.rule), standing[key] != nil else { return }
        standing[key]?.againAt = rule.setAside.map { (clock + $0).milliseconds } ?? .max
    }

    /// A closing was taken back: its alarm stands again.
    mutating func takeFindingUp(_ key: AlarmKey) { standing[key]?.againAt = .max }

    static func findingKey(_ rule: RecordRule, _ bed: BedNumber) -> AlarmKey {
        AlarmKey(rule: rule.rawValue, subject: .place(.bed(bed)), isTest: false)
    }
}

extension GatewayState {
    /// What was found in records and stands, as bytes.
    func encodeFindings(into writer: inout StateWriter) {
        let found = standing.compactMap { key, finding -> (bed: BedNumber, rule: String, finding: StandingFinding)? in
            guard case .place(.bed(let bed)) = key.subject else { return nil }
            return (bed, key.rule, finding)
        }
        writer.integer(found.count)
        for line in found.sorted(by: { ($0.bed, $0.rule) < ($1.bed, $1.rule) }) {
            writer.integer(line.bed.index)
            writer.text(line.rule)
            writer.text(line.finding.text.stored)
            writer.integer(line.finding.againAt)
        }
    }

    /// Reads back what `encodeFindings` wrote.
    mutating func decodeFindings(from reader: inout StateReader) throws(StateError) {
        for _ in 0..<(try reader.count()) {
            let bed = BedNumber(try reader.integer(Int32.self))
            let rule = try reader.text()
            let finding = StandingFinding(text: AlarmRemark(stored: try reader.text()), againAt: try reader.integer())
            let key = AlarmKey(rule: rule, subject: .place(.bed(bed)), isTest: false)
            standing[key] = finding
        }
    }
}
