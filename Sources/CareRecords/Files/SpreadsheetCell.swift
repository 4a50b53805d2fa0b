internal import CareCore

/// How a text lies in a cell of a file that people open in a spreadsheet.
///
/// A text that a spreadsheet would change or carry out gets one apostrophe in front: identifiers that look like
/// numbers, days or answers (`532901194912310021`, `0012`, `3-4`, `MAR1`, `true`), and everything that begins with
/// `=`, `+`, `-`, `@`, a tab or a line end. Excel, WPS and LibreOffice take such a cell of a CSV file as the text it
/// is, keep it when they save the file, and show the apostrophe. A tab was not taken because it cannot be seen and is
/// copied along with an identity number; `="…"` was not because it is a formula, and because Excel saves its value
/// without the protection. Exactly one apostrophe is taken off again in reading, so a text that begins with one gets
/// a second.
///
/// Reading also takes what other programs write for the same purpose: one tab in front, and `="…"`.
public enum SpreadsheetCell {
    /// The cell of a text.
    /// - Parameters:
    ///   - text: The text.
    ///   - isNumber: Whether it is a number, a moment or a day, which a spreadsheet shall see as such.
    /// - Returns: The text, with an apostrophe in front where it needs one.
    public static func cell(of text: String, isNumber: Bool) -> String {
        isChanged(text, isNumber: isNumber) ? "'" + text : text
    }

    /// The text of a cell.
    public static func text(of cell: String) -> String {
        switch cell.utf8.first {
        case UInt8(ascii: "'"), UInt8(ascii: "\t"): return String(decoding: cell.utf8.dropFirst(), as: UTF8.self)
        case UInt8(ascii: "="):
            let bytes = Array(cell.utf8)
            guard bytes.count >= 3, bytes[1] == quote, bytes.last == quote else { return cell }
            return unquoted(bytes[2..<bytes.count - 1]) ?? cell
        default: return cell
        }
    }

    /// The text of a cell without the blank space before and after it.
    public static func trimmedText(of cell: String) -> String {
        var rest = text(of: cell)[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }

    private static let quote = UInt8(ascii: "\"")

    /// The inside of a formula's text; `nil` when the text ends before the formula.
    private static func unquoted(_ bytes: ArraySlice<UInt8>) -> String? {
        var text: [UInt8] = []
        var isSecond = false
        for byte in bytes {
            if byte == quote {
                isSecond.toggle()
                if isSecond { continue }
            } else if isSecond {
                return nil
            }
            text.append(byte)
        }
        return isSecond ? nil : String(decoding: text, as: UTF8.self)
    }

    private static func isChanged(_ text: String, isNumber: Bool) -> Bool {
        guard let first = text.unicodeScalars.first else { return false }
        // The wide forms of = + - @ are formulas in some versions.
        if "'=+-@\t\r\n\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(first) { return true }
        // From twelve digits on a spreadsheet shows a power of ten, and saves what it shows.
        if isNumber { return text.utf8.count >= 12 && Int(digits: text.utf8) != nil }
        guard first.properties.isAlphabetic else { return true }
        let lowercase = text.lowercased()
        return ["true", "false"].contains(lowercase)
            || (months.contains { lowercase.hasPrefix($0) } && text.utf8.contains { (48...57).contains($0) })
    }

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
}
