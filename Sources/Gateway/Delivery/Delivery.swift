import CareCore

/// A message to hand over.
package struct Delivery: Sendable {
    /// Its identity for the receiver.
    let message: String
    /// What goes in it.
    let rows: [WaitingNotification]
    /// How it waits in memory when no row stands for it, because nothing can be written; `nil` otherwise.
    var unrecorded: UnrecordedWait?

    var channel: String { rows[0].notification.channel }
    var isUrgent: Bool { rows[0].notification.priority == .p1 }
    var members: [NotificationID] { rows.map(\.notification.id) }
}
