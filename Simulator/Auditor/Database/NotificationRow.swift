import SimKit

/// Somebody was told of an alarm, as the database has it.
struct NotificationRow {
    let number: Int64
    let purpose: String
    let alarm: Int64
    let role: String
    let at: Moment
}
