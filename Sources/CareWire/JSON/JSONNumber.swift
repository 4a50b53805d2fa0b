/// A scanned JSON number: `±mantissa × 10^exponent`, and where its digits lie for the cases in which that is not exact.
public struct JSONNumber: Sendable, Equatable {
    /// Offset of the first byte, the sign included.
    public let start: Int
    /// Bytes of the number.
    public let count: Int
    /// The first 19 significant digits; all of them unless `isCut`.
    let mantissa: UInt64
    /// Power of ten; digits of it beyond 2^40 are not read, which no longer changes the value.
    let exponent: Int
    let isNegative: Bool
    /// Whether there were more than 19 significant digits.
    let isCut: Bool

    /// The number as an integer when it is one and fits, however it is written (`1.5e3` is 1500); `nil` otherwise.
    public var integer: Int64? {
        guard !isCut else { return nil }
        var magnitude = mantissa
        var power = magnitude == 0 ? 0 : exponent
        // At most 19 turns: the mantissa has no more digits, and no more factors of ten fit.
        while power > 0 {
            let (product, overflow) = magnitude.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            magnitude = product
            power -= 1
        }
        while power < 0 {
            let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: 10)
            guard remainder == 0 else { return nil }
            magnitude = quotient
            power += 1
        }
        guard isNegative else { return Int64(exactly: magnitude) }
        return magnitude == Int64.min.magnitude ? .min : Int64(exactly: magnitude).map { -$0 }
    }

    /// The number as the nearest double when one multiplication or division of exact doubles gives it; `nil` otherwise.
    ///
    /// Both operands are exact up to 2^53 and 10^22, so the one rounding of the operation is the correct rounding.
    var exactDouble: Double? {
        guard !isCut, mantissa <= 1 << 53 else { return nil }
        let value = Double(mantissa)
        guard mantissa != 0, exponent != 0 else { return isNegative ? -value : value }
        guard (-22...22).contains(exponent) else { return nil }
        let scaled = exponent < 0 ? value / Self.powersOfTen[-exponent] : value * Self.powersOfTen[exponent]
        return isNegative ? -scaled : scaled
    }

    private static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]
}
