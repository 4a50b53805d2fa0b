import CareCore

/// A report on its way through the line.
struct DeliveryPosting: Sendable {
    let report: DeliveryReport
    /// Whose turn it is again once the report is on disk.
    let members: [NotificationID]
}
