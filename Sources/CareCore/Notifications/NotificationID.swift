/// The number of a notification, from 1, never used twice.
public struct NotificationID: Hashable, Comparable, Sendable {
    /// The number.
    public let number: Int64

    /// Wraps a number.
    public init(_ number: Int64) { self.number = number }

    /// In order of number.
    public static func < (left: NotificationID, right: NotificationID) -> Bool { left.number < right.number }
}
