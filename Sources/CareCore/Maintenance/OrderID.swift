/// The number of a maintenance order, counted up from 1 over the life of a database.
public struct OrderID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The number, at least 1.
    public let number: Int64

    /// Wraps a number.
    public init(_ number: Int64) { self.number = number }

    /// Orders by value.
    public static func < (left: OrderID, right: OrderID) -> Bool { left.number < right.number }

    /// The identity as text.
    public var description: String { String(number) }
}
