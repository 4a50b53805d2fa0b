/// A probability as a ratio of whole numbers: `2 in 100`.
///
/// Chances are whole numbers so that a draw is the same on every machine.
public struct Ratio: Hashable, Sendable {
    /// How many of `denominator` draws succeed.
    public let numerator: UInt64
    /// Greater than zero.
    public let denominator: UInt64

    /// Makes `numerator` in `denominator`; more than one becomes one.
    public init(_ numerator: UInt64, in denominator: UInt64) {
        if denominator == 0 { fatalError("a ratio needs a denominator above 0, got \(numerator) in 0") }
        self.numerator = min(numerator, denominator)
        self.denominator = denominator
    }

    /// No chance.
    public static let never = Ratio(0, in: 1)

    /// `value` of a hundred.
    public static func percent(_ value: UInt64) -> Ratio { Ratio(value, in: 100) }

    /// `value` of ten thousand.
    public static func tenThousandths(_ value: UInt64) -> Ratio { Ratio(value, in: 10_000) }
}
