import FleetModel

/// What is said of an alarm; what is left out may be anything.
struct AlarmDescription: Sendable {
    let rule: String
    /// A bed or a household.
    var subject: String?
    var device: String?
    var priority: String?
    var audience: String?
    var count: Int64?
    var state: String?
    var isLate: Bool?
    var isTest: Bool?

    func matches(_ alarm: SeenAlarm) -> Bool {
        func agrees<Value: Equatable>(_ wanted: Value?, _ found: Value?) -> Bool { wanted == nil || wanted == found }
        return alarm.rule == rule && agrees(subject, alarm.subject) && agrees(device, alarm.device)
            && agrees(priority, alarm.priority) && agrees(audience, alarm.audience) && agrees(count, alarm.count)
            && agrees(state, alarm.state) && agrees(isLate, alarm.isLate) && agrees(isTest, alarm.isTest)
    }

    /// Everything that is said of it, for people.
    var text: String {
        var parts = [rule]
        parts += [priority, audience].compactMap { $0 }
        if let count { parts.append("count \(count)") }
        if let state { parts.append(state) }
        if let isLate { parts.append(isLate ? "late" : "not late") }
        if let isTest { parts.append(isTest ? "test" : "no test") }
        if let subject { parts.append("about \(subject)") }
        if let device { parts.append("of \(device)") }
        return parts.joined(separator: " ")
    }
}

extension SeenAlarm {
    /// The transition in the words of `AlarmDescription`.
    var text: String {
        let marks = (isLate ? " late" : "") + (isTest ? " test" : "")
        let source = device.map { " of \($0)" } ?? ""
        return "\(cause) \(rule) \(priority) \(audience) count \(count) \(state)\(marks) about \(subject)\(source)"
    }
}
