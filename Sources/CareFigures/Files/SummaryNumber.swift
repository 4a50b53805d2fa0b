/// Numbers of figures as text and as the doubles that spreadsheets hold.
enum SummaryNumber {
    /// `97.5` for 975 with one digit behind the point.
    static func text(_ number: Int64, decimals: Int) -> String {
        guard decimals > 0 else { return "\(number)" }
        let scale = UInt64(power(decimals))
        let digits = "\(number.magnitude % scale + scale)".dropFirst()
        return "\(number < 0 ? "-" : "")\(number.magnitude / scale).\(digits)"
    }

    /// The double nearest to it.
    static func double(_ number: Int64, decimals: Int) -> Double { Double(number) / Double(power(decimals)) }

    private static func power(_ decimals: Int) -> Int64 { (0..<decimals).reduce(1) { power, _ in power * 10 } }
}
