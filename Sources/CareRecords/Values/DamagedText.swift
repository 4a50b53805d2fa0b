/// Names what spreadsheet programs and other tools do to values, so that a message can say what happened and not only
/// that a value is wrong. It is asked about texts that are no good value.
enum DamagedText {
    /// What seems to have happened to `text`, whatever kind of value it was; empty when nothing is known.
    static func hint(_ text: String) -> String {
        if text.isEmpty { return "" }
        if isError(text) {
            return "that is what a spreadsheet shows when a formula fails or a column is too narrow; type the value"
        }
        if isExponential(text) {
            return "a spreadsheet has turned the number into a power of ten and lost its last digits; take it from the "
                + "source again, with the column set to text"
        }
        if text.unicodeScalars.contains(where: isFullWidth) {
            return "it has full-width characters; write it with half-width ones"
        }
        if let hint = blanks(text) { return hint }
        if text.unicodeScalars.contains(where: isInvisible) {
            return "it has a character that cannot be seen, often copied from a web page; type it again"
        }
        if text.first == "'" { return "there is an apostrophe before it, a spreadsheet's mark for text; remove it" }
        if isShortDay(text) {
            return "a spreadsheet has turned it into a day; take it from the source again, with the column set to text"
        }
        if isDecimal(text) { return "a program has turned the digits into a number with decimals; remove them" }
        return ""
    }

    /// Whether characters were lost when a program read the text in a wrong encoding: the mark that stands for a lost
    /// character, or what three of its bytes are in GB18030 when it is read wrongly once more.
    static func hasLostCharacters(_ text: String) -> Bool {
        text.unicodeScalars.contains("\u{FFFD}") || text.contains("锟斤拷")
    }

    /// What is wrong with the ends of `text`; `nil` when no blank stands there.
    static func blanks(_ text: String) -> String? {
        guard text.first?.isWhitespace == true || text.last?.isWhitespace == true else { return nil }
        return "there is blank space before or after it; remove it"
    }

    /// `#REF!`, `#N/A`, `#####`.
    private static func isError(_ text: String) -> Bool {
        if text.count >= 2, text.allSatisfy({ $0 == "#" }) { return true }
        return ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!"].contains(text)
    }

    /// `5.32901E+17`.
    private static func isExponential(_ text: String) -> Bool {
        let parts = text.split(separator: "E", omittingEmptySubsequences: false)
            .flatMap { $0.split(separator: "e", omittingEmptySubsequences: false) }
        guard parts.count == 2, parts[1].first == "+" else { return false }
        let isMantissa = !parts[0].isEmpty && parts[0].allSatisfy { "0123456789.".contains($0) }
        return isMantissa && Int(digits: parts[1].utf8.dropFirst()) != nil
    }

    /// What spreadsheets make of `3-4` and `MAR4`: `4-Mar`, `Mar-04`, `3月` followed by the day.
    static func isShortDay(_ text: String) -> Bool {
        // The last byte of 日 first: every identity that is read from the database comes by here.
        if text.utf8.last == 0xA5, text.count <= 6, text.contains("月"), text.last == "日" { return true }
        // Three letters, the hyphen, one or two digits: nearly every identity is longer.
        guard (5...6).contains(text.utf8.count) else { return false }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.contains(where: { $0.utf8.count <= 2 && Int(digits: $0.utf8) != nil }) else {
            return false
        }
        return parts.contains { months.contains(String($0)) }
    }

    private static let months: Set<String> = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// `532901.0` and `532901.00`.
    private static func isDecimal(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, Int(digits: parts[0].utf8) != nil else { return false }
        return !parts[1].isEmpty && parts[1].allSatisfy { $0 == "0" }
    }

    private static func isFullWidth(_ scalar: Unicode.Scalar) -> Bool {
        (0xFF01...0xFF5E).contains(scalar.value) || scalar.value == 0x3000
    }

    /// Marks of order, joiners and blanks that do not break.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0xA0 || scalar.properties.generalCategory == .format
    }
}
