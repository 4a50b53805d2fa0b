import CareCore

/// Somebody who was told of something.
struct SeenNotification {
    let notification: CareCore.Notification
    /// The rule of the alarm that it is about; `nil` without an alarm.
    let rule: String?

    func text(from start: Timestamp) -> String {
        Self.text(
            at: notification.at, role: notification.role, notification.purpose, rule: rule, from: start)
    }

    /// A telling in one line.
    static func text(
        at: Timestamp, role: String, _ purpose: CareCore.Notification.Purpose, rule: String?, from start: Timestamp
    ) -> String {
        "\(TestMoment.text(at, from: start)) \(role) told \(purpose.name)" + (rule.map { " of \($0)" } ?? "")
    }
}
