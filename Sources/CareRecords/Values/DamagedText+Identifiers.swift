extension DamagedText {
    /// What seems to have happened to the number of an identity card.
    static func identityNumberHint(_ text: String) -> String {
        let generic = hint(text)
        if !generic.isEmpty { return generic }
        let digits = text.utf8.allSatisfy { (48...57).contains($0) }
        if digits, text.utf8.count == 18, text.hasSuffix("000") {
            return "it ends with three zeros: a spreadsheet keeps 15 digits of a number; take it from the source "
                + "again, with the column set to text"
        }
        if digits, text.utf8.count == 15 {
            return "it has 15 digits, as cards of before 2000 had; take the 18 characters of the present card"
        }
        if digits, text.utf8.count == 17 { return "it has 17 digits: the last character, often an X, is missing" }
        return ""
    }

    /// What seems to have happened to a unified social credit code.
    static func providerCodeHint(_ text: String) -> String {
        let generic = hint(text)
        if !generic.isEmpty { return generic }
        if text.utf8.contains(where: { (97...122).contains($0) }) { return "its letters are capital ones" }
        if text.contains(where: { "IOSVZ".contains($0) }) {
            return "the letters I, O, S, V and Z do not occur: mind the digits 1, 0, 5 and 2"
        }
        if text.utf8.count == 18, text.hasSuffix("000"), text.utf8.allSatisfy({ (48...57).contains($0) }) {
            return "it ends with three zeros: a spreadsheet keeps 15 digits of a number; take it from the source again"
        }
        return text.utf8.count == 15 ? "15 characters are a former number of registration; take the code of 18" : ""
    }

    /// What seems to have happened to a code of an area.
    static func areaCodeHint(_ text: String, digits: Int) -> String {
        let generic = hint(text)
        if !generic.isEmpty { return generic }
        guard Int(digits: text.utf8) != nil else { return "" }
        let kinds = [6: "a county's code", 9: "a township's code", 12: "a village's code"]
        if text.utf8.count != digits, let kind = kinds[text.utf8.count] { return "that is \(kind)" }
        return text.utf8.count < digits ? "it has \(text.utf8.count) of \(digits) digits" : ""
    }

    /// What seems to have happened to a telephone number.
    static func phoneHint(_ text: String) -> String {
        let generic = hint(text)
        if !generic.isEmpty { return generic }
        if let start = Int(digits: text.utf8.prefix(2)), text.utf8.count == 10, (13...19).contains(start) {
            return "a digit of the mobile number is missing"
        }
        if PhoneNumber.hasLostZero(text) {
            return "the zero before the area code is missing, as spreadsheets remove it; write 0872-2123456"
        }
        return text.contains(where: separators.contains) ? "write one number, without blanks" : ""
    }

    /// What seems to have happened to a bed.
    static func bedHint(_ text: String) -> String {
        let generic = hint(text)
        if !generic.isEmpty { return generic }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        if parts.count == 1, text.utf8.count == 12, Int(digits: text.utf8) != nil {
            return "the hyphen behind the county is missing"
        }
        guard parts.count == 2, parts[0].utf8.count == 6, parts.allSatisfy({ Int(digits: $0.utf8) != nil }),
            parts[1].utf8.count < 6
        else { return "" }
        return "the zeros before the bed's number are missing: \(parts[0])-"
            + String(repeating: "0", count: 6 - parts[1].utf8.count) + parts[1]
    }

    /// What seems to have happened to a whole number.
    static func numberHint(_ text: String) -> String {
        let generic = hint(text)
        if !generic.isEmpty { return generic }
        let plain = text.filter { $0 != "," }
        return plain != text && Int(digits: plain.utf8) != nil ? "write the number without commas" : ""
    }

    /// What seems to have happened to yes or no.
    static func answerHint(_ text: String) -> String {
        let generic = hint(text)
        if !generic.isEmpty { return generic }
        switch text.lowercased() {
        case "true", "1", "y", "√", "有": return "write yes"
        case "false", "0", "n", "×", "无": return "write no"
        default: return ""
        }
    }

    /// What is wrong with several values in one field.
    static func listHint(_ text: String) -> String {
        if text.contains(where: { $0 != " " && separators.contains($0) }) { return "write spaces between the values" }
        return hint(text)
    }

    /// What people write between several values: also the full-width comma, the list comma and the semicolon.
    private static let separators: Set<Character> = ["/", ",", ";", " ", "\u{FF0C}", "\u{3001}", "\u{FF1B}"]

    /// What is wrong with words: full-width characters are good ones there.
    static func wordsHint(_ text: String) -> String {
        if hasLostCharacters(text) {
            return "characters were lost when a program read it in a wrong encoding; take it from the source again"
        }
        return blanks(text) ?? ""
    }
}
