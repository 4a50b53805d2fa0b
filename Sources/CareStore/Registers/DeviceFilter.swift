public import CareCore

/// Which devices are wanted; what is `nil` asks for nothing.
public struct DeviceFilter: Sendable, Equatable {
    /// Where they must lie: where they serve now, or in their county while they serve nobody.
    public var places: PlaceFilter
    /// Only those of that class.
    public var deviceClass: DeviceClass?
    /// Only those of which the books say that.
    public var custody: CustodyState?
    /// Only those that serve somebody, or only those that do not.
    public var isServing: Bool?
    /// Only those of that bed and its household.
    public var bed: BedID?
    /// The last device of the page before.
    public var after: DeviceID?

    /// Asks for everything in those places.
    public init(_ places: PlaceFilter) {
        self.places = places
        bed = places.bed
    }
}
