internal import CareRecords

/// A row behind a figure: its table and its key, by which the records are looked up.
struct FigureRowAnswer: Encodable, Sendable {
    /// The table; empty for a ratio, whose rows are those of both parts.
    let table: String
    /// The key.
    let key: String

    /// The rows behind the value of the period of a figure.
    static func all(_ figure: Figure, _ row: SummaryRow) -> [FigureRowAnswer] {
        row.keys(figure).map { FigureRowAnswer(table: figure.table, key: $0) }
    }
}
