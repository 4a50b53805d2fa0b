public import CareCore

/// A time in which a device served somebody.
public struct DeviceStay: Sendable, Equatable {
    /// The bed; `nil` when it served a household.
    public let bed: BedID?
    /// The household; `nil` when it served a bed.
    public let household: HouseholdID?
    /// Its first moment.
    public let from: Timestamp
    /// The moment after its last; `nil` while it lasts.
    public let until: Timestamp?
}
