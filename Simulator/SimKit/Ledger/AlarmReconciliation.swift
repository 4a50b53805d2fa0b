/// Compares the alarms of a database with what happened to the simulated people.
public enum AlarmReconciliation {
    /// Pairs alarms and causes.
    ///
    /// An alarm answers for a cause when rule and subject agree and it was open in the cause's time: raised no later
    /// than the cause allows and not over before it began. It answers for as many required causes as it counts, so
    /// an alarm left open does not hide a cause that raised nothing.
    /// - Parameters:
    ///   - alarms: Every alarm of the database; those of tests are left out.
    ///   - expected: What must and may be there.
    /// - Returns: Counts and every difference.
    public static func compare(_ alarms: [StoredAlarm], with expected: [ExpectedAlarm]) -> AlarmResult {
        var result = AlarmResult()
        let real = alarms.filter { !$0.isTest }.sorted { ($0.raisedAt, $0.id) < ($1.raisedAt, $1.id) }
        result.raised = real.count
        result.expected = expected.count { $0.demand == .required }
        var answered = [Int](repeating: 0, count: real.count)
        var causes = [Int](repeating: 0, count: real.count)
        var onlyEvents = [Bool](repeating: true, count: real.count)
        let byRule = Dictionary(grouping: real.indices) { real[$0].rule }
        for cause in expected.sorted(by: { ($0.latest, $0.rule) < ($1.latest, $1.rule) }) {
            let candidates = (byRule[cause.rule] ?? []).filter { explains(real[$0], cause) }
            for index in candidates {
                causes[index] += 1
                if cause.cause == .condition || cause.demand == .permitted { onlyEvents[index] = false }
            }
            guard cause.demand == .required else { continue }
            if let index = candidates.first(where: { answered[$0] < real[$0].count }) {
                answered[index] += 1
            } else {
                result.missed += 1
                let found = candidates.isEmpty ? "no alarm" : "alarms count too few causes"
                result.findings.append(Finding(.missed, "\(cause.rule) for \(describe(cause)): \(found)"))
            }
        }
        for (index, alarm) in real.enumerated() {
            let subjects = alarm.subjects.sorted().joined(separator: "/")
            let name = "\(alarm.rule) \(subjects) (alarm \(alarm.id)) raised at \(alarm.raisedAt.milliseconds)"
            if causes[index] == 0 {
                result.unexpected += 1
                result.findings.append(Finding(.unexpected, "\(name): nothing happened that explains it"))
            } else if onlyEvents[index] && alarm.count > causes[index] {
                result.miscounted += 1
                result.findings.append(Finding(.miscounted, "\(name): counts \(alarm.count), \(causes[index]) causes"))
            }
        }
        return result
    }

    /// Whether rule aside, subject and time allow that the alarm is due to the cause.
    public static func explains(_ alarm: StoredAlarm, _ cause: ExpectedAlarm) -> Bool {
        !alarm.subjects.isDisjoint(with: cause.subjects) && alarm.raisedAt <= cause.latest
            && alarm.endedAt.map { $0 >= cause.earliest } ?? true
    }

    /// The cause, for people.
    public static func describe(_ cause: ExpectedAlarm) -> String {
        "\(cause.subjects.sorted().joined(separator: "/")) (\(cause.reason)), due \(cause.earliest.milliseconds)"
            + "...\(cause.latest.milliseconds)"
    }
}
