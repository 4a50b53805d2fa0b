import CareCore

/// An alarm transition that happened.
struct SeenEdge {
    let edge: AlarmEdge
    /// Name of the device that raised the alarm.
    let device: String

    func text(from start: Timestamp) -> String {
        let alarm = edge.alarm
        var text =
            "\(TestMoment.text(edge.at, from: start)) \(alarm.key.rule) \(edge.cause.name) \(alarm.priority.name)"
        text += " \(alarm.audience.name) count \(alarm.count) \(alarm.state.name) of \(device)"
        if alarm.isLate { text += " late" }
        if alarm.key.isTest { text += " test" }
        return text
    }
}
