/// Writes comma-separated text as RFC 4180 describes it and `CSVReader` reads it.
public enum CSVWriter {
    /// What a file begins with, so that spreadsheets take it for UTF-8.
    public static let start = TextEncoding.byteOrderMark

    /// One record with its end of line.
    public static func line(_ cells: [String]) -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes += quoted(cell)
        }
        return bytes + [0x0D, 0x0A]
    }

    /// Quotes where RFC 4180 demands it, and around blanks at the ends, which some programs remove otherwise.
    private static func quoted(_ cell: String) -> [UInt8] {
        let quote = UInt8(ascii: "\"")
        let special: Set<UInt8> = [quote, UInt8(ascii: ","), 0x0D, 0x0A, 0x09]
        let hasBlanks = cell.first?.isWhitespace == true || cell.last?.isWhitespace == true
        guard hasBlanks || cell.utf8.contains(where: special.contains) else { return Array(cell.utf8) }
        return [quote] + cell.utf8.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
    }
}
