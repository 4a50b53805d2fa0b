public import CareCore

/// Whom a device serves by the gateway's own register.
public struct DeviceAssignment: Sendable, Equatable {
    /// The bed, or all beds of the household.
    public let beds: Set<BedID>
    /// Whether it serves a household.
    public let isShared: Bool
    /// Since when.
    public let from: Timestamp

    /// Makes an assignment.
    public init(beds: Set<BedID>, isShared: Bool = false, from: Timestamp) {
        self.beds = beds
        self.isShared = isShared
        self.from = from
    }
}
