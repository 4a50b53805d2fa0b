/// Numbers of figures as text.
public enum DecimalText {
    /// `97.5` for 975 with one digit behind the point.
    public static func text(_ number: Int64, decimals: Int) -> String {
        guard decimals > 0 else { return "\(number)" }
        let scale = (0..<decimals).reduce(UInt64(1)) { scale, _ in scale * 10 }
        let digits = "\(number.magnitude % scale + scale)".dropFirst()
        return "\(number < 0 ? "-" : "")\(number.magnitude / scale).\(digits)"
    }
}
