internal import CareCore

extension DamagedText {
    /// What seems to have happened to a day.
    static func dayHint(_ text: String) -> String {
        let generic = hint(text)
        if !generic.isEmpty { return generic }
        if let day = serialDay(text) {
            return "a spreadsheet has turned the day into a serial number, that of \(day.recordText); set the column "
                + "to text and write the day"
        }
        return hasDateParts(text) ? "write year, month and day with hyphens: 2021-12-31" : ""
    }

    /// What seems to have happened to a moment.
    static func momentHint(_ text: String) -> String {
        let generic = hint(text)
        if !generic.isEmpty { return generic }
        let whole = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        if let first = whole.first, whole.dropFirst().allSatisfy({ Int(digits: $0.utf8) != nil }),
            let day = serialDay(String(first))
        {
            return "a spreadsheet has turned the moment into a serial number on \(day.recordText); set the column to "
                + "text and write day, time and offset"
        }
        return hasDateParts(text) ? "write day, T, time and offset: 2021-12-31T08:00:00+08:00" : ""
    }

    /// The day of a spreadsheet's serial number of five digits, which are the days of 1927 to 2173. Their count begins
    /// so that 1970-01-01 is 25569.
    static func serialDay(_ text: String) -> CivilDate? {
        guard text.utf8.count == 5, let number = Int(digits: text.utf8), number >= 10_000 else { return nil }
        return CivilDate(day: Int32(number - 25_569))
    }

    /// A day as a spreadsheet set to Chinese writes it, `2021/12/3`; `nil` for any other text. Year, month and day
    /// cannot be mixed up in it.
    static func slashedDay(_ text: String) -> CivilDate? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count <= 2, parts[2].utf8.count <= 2,
            let year = Int(digits: parts[0].utf8), let month = Int(digits: parts[1].utf8),
            let day = Int(digits: parts[2].utf8)
        else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }

    /// Whether it begins with a year or looks like a day in another order: `2021/12/31`, `2021年12月31日`, `31.12.2021`.
    private static func hasDateParts(_ text: String) -> Bool {
        let separators: Set<Character> = ["/", ".", "-", "年", "月", "日", " "]
        let parts = text.split { separators.contains($0) }
        if parts.count == 1 { return text.utf8.count == 8 && Int(digits: text.utf8) != nil }
        return parts.count >= 3 && parts.prefix(2).allSatisfy { $0.utf8.count <= 4 && Int(digits: $0.utf8) != nil }
    }
}
