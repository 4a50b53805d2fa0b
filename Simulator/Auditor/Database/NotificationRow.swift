import SimKit

/// Somebody was told of an alarm or an incident, as the database has it.
struct NotificationRow {
    let number: Int64
    let purpose: String
    /// `nil` for what is about no alarm.
    let alarm: Int64?
    /// The number of the alarm's transition; 0 without an alarm.
    let edge: Int64
    let role: String
    let recipient: String
    /// 1 … 4.
    let priority: Int64
    let isDrill: Bool
    let at: Moment
    /// Gateway time from which it is of no use; `nil` for what always counts.
    let expiresAt: Moment?

    /// What a finding calls it.
    var name: String { "notification \(number), \(purpose) to \(recipient) at \(at.milliseconds)" }
}
