/// A length of simulated time in whole milliseconds; negative for a difference into the past.
public struct TimeSpan: Hashable, Comparable, Sendable {
    /// The number of milliseconds.
    public let milliseconds: Int64

    /// Wraps a number of milliseconds.
    @inlinable
    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// No time at all.
    public static let zero = TimeSpan(milliseconds: 0)

    /// `value` milliseconds.
    public static func milliseconds(_ value: Int64) -> TimeSpan { TimeSpan(milliseconds: value) }

    /// `value` seconds.
    public static func seconds(_ value: Int64) -> TimeSpan { TimeSpan(milliseconds: value * 1_000) }

    /// `value` minutes of 60 s.
    public static func minutes(_ value: Int64) -> TimeSpan { TimeSpan(milliseconds: value * 60_000) }

    /// `value` hours of 60 min.
    public static func hours(_ value: Int64) -> TimeSpan { TimeSpan(milliseconds: value * 3_600_000) }

    /// `value` days of 24 h.
    public static func days(_ value: Int64) -> TimeSpan { TimeSpan(milliseconds: value * 86_400_000) }

    /// Whether `left` is shorter than `right`.
    @inlinable
    public static func < (left: TimeSpan, right: TimeSpan) -> Bool { left.milliseconds < right.milliseconds }

    /// The sum of two lengths.
    @inlinable
    public static func + (left: TimeSpan, right: TimeSpan) -> TimeSpan {
        TimeSpan(milliseconds: left.milliseconds + right.milliseconds)
    }

    /// The difference of two lengths.
    @inlinable
    public static func - (left: TimeSpan, right: TimeSpan) -> TimeSpan {
        TimeSpan(milliseconds: left.milliseconds - right.milliseconds)
    }

    /// `span` taken `times` times.
    @inlinable
    public static func * (span: TimeSpan, times: Int64) -> TimeSpan {
        TimeSpan(milliseconds: span.milliseconds * times)
    }
}
