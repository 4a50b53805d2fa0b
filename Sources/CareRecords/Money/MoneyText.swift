/// Amounts of money as people read them.
public enum MoneyText {
    /// `1,234.50` for 123450 fen.
    public static func yuan(_ fen: Int64) -> String {
        let (whole, rest) = (fen.magnitude / 100, fen.magnitude % 100)
        var groups: [String] = []
        var left = whole
        repeat {
            let group = left % 1_000
            left /= 1_000
            groups.append(left == 0 ? "\(group)" : String("\(group + 1_000)".dropFirst()))
        } while left > 0
        return (fen < 0 ? "-" : "") + groups.reversed().joined(separator: ",") + "." + (rest < 10 ? "0" : "")
            + "\(rest)"
    }
}
