/// Logarithm and exponential from additions and multiplications only.
///
/// A C library may round its `log` and `exp` as it likes, and does so differently from version to version; the same
/// seed would then play another story. These give the same bits wherever IEEE 754 holds.
public enum ExactMath {
    /// The natural logarithm of `value`, which must be above 0 and finite; relative error below 1e-14.
    public static func logarithm(_ value: Double) -> Double {
        if !(value > 0 && value.isFinite) { fatalError("no logarithm of \(value)") }
        var exponent = Double(value.exponent)
        var mantissa = value.significand
        if mantissa > 1.414_213_562_373_095_1 {
            mantissa /= 2
            exponent += 1
        }
        // ln m = 2 artanh((m - 1)/(m + 1)); the argument is at most 0.1716 and 13 odd terms fall below 1e-19.
        let argument = (mantissa - 1) / (mantissa + 1)
        let square = argument * argument
        var sum = 0.0
        for odd in stride(from: 25, through: 1, by: -2) { sum = sum * square + 1 / Double(odd) }
        return exponent * 0.693_147_180_559_945_3 + 2 * argument * sum
    }

    /// e to the power of `value`, which must lie within ±700; relative error below 1e-13.
    public static func exponential(_ value: Double) -> Double {
        if !(value.magnitude <= 700) { fatalError("e^\(value) is out of range") }
        let halvings = (value / 0.693_147_180_559_945_3).rounded()
        let rest = value - halvings * 0.693_147_180_559_945_3
        // |rest| is at most 0.3466 and 16 terms of the series fall below 1e-18.
        var sum = 1.0
        for term in stride(from: 16, through: 1, by: -1) { sum = 1 + sum * rest / Double(term) }
        return Double(sign: .plus, exponent: Int(halvings), significand: sum)
    }
}
