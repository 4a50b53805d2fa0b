import CareCore

/// A message to hand over.
package struct Delivery: Sendable {
    /// Its identity for the receiver.
    let message: String
    /// What goes in it.
    let rows: [WaitingNotification]

    var channel: String { rows[0].notification.channel }
    var isUrgent: Bool { rows[0].notification.priority == .p1 }
    var members: [NotificationID] { rows.map(\.notification.id) }
}
