import CareRecords

/// Whether a reader sees what is personal.
enum RecordMasking {
    /// Stars.
    case masked
    /// Everything.
    case revealed

    /// Whether it is shown what is personal.
    var showsPeople: Bool { self == .revealed }

    /// What the reader sees of a field.
    func text(_ row: RecordRow, _ column: RecordColumn) -> String {
        let text = column.text(row[name: column.name]) ?? ""
        return column.privacy.shown(text, showsPeople: showsPeople)
    }
}
