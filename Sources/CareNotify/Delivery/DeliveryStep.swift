package import CareCore

/// What is to be done with notifications that are due.
package enum DeliveryStep: Sendable, Equatable {
    /// Hand these over as one message of that identity.
    case send(message: String, [WaitingNotification])
    /// These go together; before the first try that is written down.
    case bind(message: String, [WaitingNotification])
    /// This is not delivered any more.
    case settle(NotificationID, NotificationOutcome)
    /// What is older of the same alarm for the same recipient is not delivered any more.
    case supersede(by: NotificationID)
}
