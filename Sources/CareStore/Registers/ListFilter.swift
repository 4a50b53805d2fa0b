public import CareCore
internal import CareRecords

/// Which part of a numbered list is wanted; the newest come first.
public struct ListFilter: Sendable, Equatable {
    /// Where things must lie.
    public var places: PlaceFilter
    /// Only what began at that moment or later.
    public var from: Timestamp?
    /// Only what began before that moment.
    public var until: Timestamp?
    /// Only what has a lower number: where the page before ended.
    public var before: Int64?

    /// Asks for everything in those places.
    public init(_ places: PlaceFilter) { self.places = places }

    /// The whole list, for who runs the machine.
    public static let everything = ListFilter(PlaceFilter(scope: .everything))

    /// `from`, `until`, `before` as arguments that compare with every row.
    var bounds: [Int64] {
        [from?.milliseconds ?? .min, until?.milliseconds ?? .max, before ?? .max]
    }
}
