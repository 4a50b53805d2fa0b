/// The dense number of a device in this gateway: the index of its slot and the key of its rows.
public struct DeviceNumber: Hashable, Comparable, Sendable {
    /// Index from 0.
    public let index: Int32

    /// Wraps an index.
    @inlinable
    public init(_ index: Int32) { self.index = index }

    /// Orders by value.
    @inlinable
    public static func < (left: DeviceNumber, right: DeviceNumber) -> Bool { left.index < right.index }
}

/// The dense number of a bed in this gateway.
public struct BedNumber: Hashable, Comparable, Sendable {
    /// Index from 0.
    public let index: Int32

    /// Wraps an index.
    @inlinable
    public init(_ index: Int32) { self.index = index }

    /// Orders by value.
    @inlinable
    public static func < (left: BedNumber, right: BedNumber) -> Bool { left.index < right.index }
}

/// The dense number of a household in this gateway.
public struct HouseholdNumber: Hashable, Comparable, Sendable {
    /// Index from 0.
    public let index: Int32

    /// Wraps an index.
    @inlinable
    public init(_ index: Int32) { self.index = index }

    /// Orders by value.
    @inlinable
    public static func < (left: HouseholdNumber, right: HouseholdNumber) -> Bool { left.index < right.index }
}

/// The number of an alarm, counted up from 1 over the life of a database.
public struct AlarmID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The number, at least 1.
    public let number: Int64

    /// Wraps a number.
    @inlinable
    public init(_ number: Int64) { self.number = number }

    /// Orders by value.
    @inlinable
    public static func < (left: AlarmID, right: AlarmID) -> Bool { left.number < right.number }

    /// The identity as text.
    public var description: String { String(number) }
}
