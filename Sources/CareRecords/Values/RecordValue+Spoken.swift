internal import CareCore

/// A value that printed sheets show otherwise than files.
protocol SpokenValue {
    /// In the words of a printed Chinese sheet.
    var sheetText: String { get }
}

extension RecordValue {
    /// In the words of a printed Chinese sheet: words by their Chinese titles, moments as clocks show them.
    var spokenText: String {
        if let word = self as? any RecordWord { return word.title }
        return (self as? any SpokenValue)?.sheetText ?? recordText
    }
}

extension Timestamp: SpokenValue {
    /// `2021-11-06 08:00:00`, by the clocks of Asia/Shanghai.
    var sheetText: String {
        let seconds = (milliseconds - CivilDate(of: self).start.milliseconds) / 1_000
        let parts = [seconds / 3_600, seconds / 60 % 60, seconds % 60]
        return "\(CivilDate(of: self).recordText) "
            + parts.map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: ":")
    }
}

extension Bool: SpokenValue {
    /// 是 or 否.
    var sheetText: String { self ? "是" : "否" }
}

extension RecordSet: SpokenValue {
    /// The titles of the words.
    var sheetText: String { Word.allCases.filter { words.contains($0) }.map(\.title).joined(separator: "、") }
}

extension RecordList: SpokenValue {
    /// The elements, as they would stand alone.
    var sheetText: String { elements.map(\.spokenText).joined(separator: "、") }
}
