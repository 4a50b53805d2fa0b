/// The number of an incident or drill, counted up from 1 over the life of a database.
public struct IncidentID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The number, at least 1.
    public let number: Int64

    /// Wraps a number.
    public init(_ number: Int64) { self.number = number }

    /// Orders by value.
    public static func < (left: IncidentID, right: IncidentID) -> Bool { left.number < right.number }

    /// The identity as text.
    public var description: String { String(number) }
}
