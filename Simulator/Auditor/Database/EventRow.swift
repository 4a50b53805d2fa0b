import SimKit

/// An event as the database has it.
struct EventRow {
    let device: String
    let event: String
    let reference: String?
    let deviceTime: Moment?
    let at: Moment
    let receivedAt: Moment
    let isTest: Bool
    let isLate: Bool
    /// The bed or household to which it was given.
    let place: String
}
