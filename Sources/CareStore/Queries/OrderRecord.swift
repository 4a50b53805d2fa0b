public import CareCore

/// A maintenance order as it is read back, with identities instead of numbers.
public struct OrderRecord: Sendable, Equatable {
    /// Its number.
    public let id: OrderID
    /// The bed.
    public let bed: BedID
    /// Gateway time of its first problem.
    public let openedAt: Timestamp
    /// Gateway time at which a person closed it; `nil` while it is open.
    public let closedAt: Timestamp?
    /// Who closed it.
    public let closedBy: String?
    /// What was done.
    public let closeText: String?
    /// Its problems.
    public let problems: Int
    /// Problems that last.
    public let lasting: Int
}
