/// An angle of a position on the earth (WGS 84), counted in millionths of a degree, about 0.1 m on the ground. People
/// write degrees with at most six decimals; the database has the count.
public struct MicroDegrees: Hashable, Comparable, Sendable {
    /// Millionths of a degree.
    public let count: Int64

    /// An angle of that many millionths of a degree.
    public init(_ count: Int64) { self.count = count }

    /// In order of the angle.
    public static func < (left: MicroDegrees, right: MicroDegrees) -> Bool { left.count < right.count }
}

extension MicroDegrees: RecordValue {
    /// Angles lie as numbers.
    public static let isInteger = true

    /// Reads degrees such as `25.6065`: at most three digits before and six behind the point.
    public init?(recordText text: String) {
        let isNegative = text.utf8.first == UInt8(ascii: "-")
        let parts = text.utf8.dropFirst(isNegative ? 1 : 0)
            .split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, whole.count <= 3, var count = Int(digits: whole) else { return nil }
        count *= 1_000_000
        if parts.count == 2 {
            guard parts[1].count <= 6, var decimals = Int(digits: parts[1]) else { return nil }
            for _ in parts[1].count..<6 { decimals *= 10 }
            count += decimals
        }
        self.count = Int64(isNegative ? -count : count)
    }

    /// Reads the count.
    public init?(stored: StoredValue) {
        guard case .integer(let count) = stored else { return nil }
        self.count = count
    }

    /// Degrees without needless zeros: `25.6065`.
    public var recordText: String {
        let magnitude = count.magnitude
        var text = "\(count < 0 ? "-" : "")\(magnitude / 1_000_000)"
        let decimals = String(magnitude % 1_000_000 + 1_000_000).dropFirst()
        if let last = decimals.lastIndex(where: { $0 != "0" }) { text += ".\(decimals[...last])" }
        return text
    }

    /// The count.
    public var stored: StoredValue { .integer(count) }
}
