/// A length of time in whole milliseconds. May be negative (a difference).
public struct Milliseconds: Hashable, Comparable, Sendable {
    /// The number of milliseconds.
    public let count: Int64

    /// Wraps a raw number of milliseconds.
    @inlinable
    public init(_ count: Int64) { self.count = count }

    /// No time at all.
    public static let zero = Milliseconds(0)

    /// `value` seconds.
    @inlinable
    public static func seconds(_ value: Int64) -> Milliseconds { Milliseconds(value * 1_000) }

    /// `value` minutes of 60 s.
    @inlinable
    public static func minutes(_ value: Int64) -> Milliseconds { Milliseconds(value * 60_000) }

    /// `value` hours of 60 min.
    @inlinable
    public static func hours(_ value: Int64) -> Milliseconds { Milliseconds(value * 3_600_000) }

    /// `value` days of 24 h; the served counties have no daylight saving time.
    @inlinable
    public static func days(_ value: Int64) -> Milliseconds { Milliseconds(value * 86_400_000) }

    /// Orders by value.
    @inlinable
    public static func < (left: Milliseconds, right: Milliseconds) -> Bool { left.count < right.count }

    /// The sum of two lengths.
    @inlinable
    public static func + (left: Milliseconds, right: Milliseconds) -> Milliseconds {
        Milliseconds(left.count + right.count)
    }

    /// The difference of two lengths.
    @inlinable
    public static func - (left: Milliseconds, right: Milliseconds) -> Milliseconds {
        Milliseconds(left.count - right.count)
    }

    /// `left` taken `times` times.
    @inlinable
    public static func * (left: Milliseconds, times: Int64) -> Milliseconds { Milliseconds(left.count * times) }
}

extension Milliseconds {
    /// A year bounds every length of time that a person writes; a longer one is a typing mistake.
    public static let longestWritten = Milliseconds.days(366)

    /// Reads a length of time as rules write it: a whole number and one of the units ms, s, m, h, d; `nil` for
    /// anything else and for more than `longest`.
    public init?(ruleText text: some StringProtocol, upTo longest: Milliseconds = longestWritten) {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let count = Int64(digits), let size = Self.size(of: text.dropFirst(digits.count)) else { return nil }
        let (total, overflow) = count.multipliedReportingOverflow(by: size)
        guard !overflow, total <= longest.count else { return nil }
        self.init(total)
    }

    private static func size(of unit: some StringProtocol) -> Int64? {
        switch unit {
        case "ms": 1
        case "s": 1_000
        case "m": 60_000
        case "h": 3_600_000
        case "d": 86_400_000
        default: nil
        }
    }
}

extension Milliseconds: CustomStringConvertible {
    /// The shortest exact form with one unit, as rules write it: `3m`, `90s`, `250ms`.
    public var description: String {
        for (unit, size) in [("d", Int64(86_400_000)), ("h", 3_600_000), ("m", 60_000), ("s", 1_000)]
        where count != 0 && count % size == 0 {
            return "\(count / size)\(unit)"
        }
        return "\(count)ms"
    }
}
