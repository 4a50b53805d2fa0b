/// A moment of the simulated world, in milliseconds since 1970-01-01T00:00:00Z.
///
/// The simulator has its own type of time on purpose: what judges the gateway shares no arithmetic with it.
public struct Moment: Hashable, Comparable, Sendable {
    /// Milliseconds since the epoch.
    public let milliseconds: Int64

    /// Wraps milliseconds since the epoch.
    @inlinable
    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// Later than every moment of a run.
    public static let distantFuture = Moment(milliseconds: .max)

    /// Whether `left` comes before `right`.
    @inlinable
    public static func < (left: Moment, right: Moment) -> Bool { left.milliseconds < right.milliseconds }

    /// The moment `length` after `moment`; the distant future stays where it is.
    @inlinable
    public static func + (moment: Moment, length: TimeSpan) -> Moment {
        moment == .distantFuture ? moment : Moment(milliseconds: moment.milliseconds + length.milliseconds)
    }

    /// The moment `length` before `moment`.
    @inlinable
    public static func - (moment: Moment, length: TimeSpan) -> Moment {
        Moment(milliseconds: moment.milliseconds - length.milliseconds)
    }

    /// The time that passed from `right` to `left`.
    @inlinable
    public static func - (left: Moment, right: Moment) -> TimeSpan {
        TimeSpan(milliseconds: left.milliseconds - right.milliseconds)
    }
}
