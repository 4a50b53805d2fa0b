/// Names what spreadsheet programs do to identifiers, so that a message can say what happened and not only that a value
/// is wrong.
enum DamagedText {
    /// What seems to have happened to `text`; empty when nothing is known.
    static func hint(_ text: String) -> String {
        if text.isEmpty { return "" }
        if isExponential(text) {
            return "a spreadsheet has turned the number into a power of ten and lost its last digits; take it from the "
                + "source again, with the column set to text"
        }
        if text.unicodeScalars.contains(where: { (0xFF01...0xFF5E).contains($0.value) || $0.value == 0x3000 }) {
            return "it has full-width characters; write it with half-width ones"
        }
        if text.first?.isWhitespace == true || text.last?.isWhitespace == true {
            return "there is blank space before or after it; remove it"
        }
        if isSerialDay(text) {
            return "a spreadsheet has turned the day into a serial number; set the column to text and write 2021-12-31"
        }
        return ""
    }

    /// `5.32901E+17`.
    private static func isExponential(_ text: String) -> Bool {
        let parts = text.split(whereSeparator: { $0 == "E" || $0 == "e" })
        guard parts.count == 2, parts[1].first == "+" else { return false }
        return parts[0].allSatisfy { $0.isNumber || $0 == "." } && parts[1].dropFirst().allSatisfy(\.isNumber)
    }

    /// Five digits are the days from 1900 of the years 1927 to 2173 in spreadsheets.
    private static func isSerialDay(_ text: String) -> Bool {
        text.utf8.count == 5 && Int(digits: text.utf8).map { (10_000...99_999).contains($0) } == true
    }
}
