import CareCore

/// Somebody whom a test wants to be told of something.
struct ToldExpectation {
    let at: Timestamp
    let role: ContactRole
    let purpose: CareCore.Notification.Purpose
    /// The rule of the alarm that it is about; `nil` where it may be about anything.
    let rule: String?
    let position: SourcePosition

    func matches(_ seen: SeenNotification) -> Bool {
        let notification = seen.notification
        return notification.at == at && notification.role == role.name && notification.purpose == purpose
            && (rule == nil || rule == seen.rule)
    }

    func text(from start: Timestamp) -> String {
        SeenNotification.text(at: at, role: role.name, purpose, rule: rule, from: start)
    }
}
