/// Numbers of figures as the doubles that spreadsheets hold.
enum SummaryNumber {
    /// The double nearest to a number with so many digits behind the point.
    static func double(_ number: Int64, decimals: Int) -> Double {
        Double(number) / Double((0..<decimals).reduce(Int64(1)) { power, _ in power * 10 })
    }
}
