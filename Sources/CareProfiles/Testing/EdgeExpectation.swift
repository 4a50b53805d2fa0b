import CareCore

/// An alarm transition that a test demands; what it leaves out may be anything.
struct EdgeExpectation {
    let at: Timestamp
    let rule: String
    let cause: AlarmEdge.Cause
    let priority: Priority?
    let audience: Audience?
    let count: Int32?
    let state: AlarmState?
    let device: String?
    let isLate: Bool?
    let isTest: Bool?
    let position: SourcePosition

    func matches(_ edge: SeenEdge) -> Bool {
        let alarm = edge.edge.alarm
        return edge.edge.at == at && alarm.key.rule == rule && edge.edge.cause == cause
            && agrees(priority, alarm.priority) && agrees(audience, alarm.audience) && agrees(count, alarm.count)
            && agrees(state, alarm.state) && agrees(isLate, alarm.isLate) && agrees(isTest, alarm.key.isTest)
            && (device == nil || device == edge.device)
    }

    private func agrees<Value: Equatable>(_ wanted: Value?, _ found: Value) -> Bool {
        wanted.map { $0 == found } ?? true
    }

    /// The transition in one line, like `SeenEdge.text`.
    func text(from start: Timestamp) -> String {
        var parts = [TestMoment.text(at, from: start), rule, cause.name]
        if let priority { parts.append(priority.name) }
        if let audience { parts.append(audience.name) }
        if let count { parts.append("count \(count)") }
        if let state { parts.append(state.name) }
        if let device { parts.append("of \(device)") }
        if isLate == true { parts.append("late") }
        if isTest == true { parts.append("test") }
        return parts.joined(separator: " ")
    }
}
