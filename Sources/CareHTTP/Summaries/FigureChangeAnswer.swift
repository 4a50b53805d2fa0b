internal import CareRecords

/// Why a figure differs between two revisions.
struct FigureChangeAnswer: Encodable, Sendable {
    let figure: String
    let title: String
    let table: String
    let before: Int64
    let after: Int64
    let added: [String]
    let removed: [String]

    init(_ change: SummaryChange) {
        figure = change.figure.name
        title = change.figure.title
        table = change.figure.table
        before = change.before
        after = change.after
        added = change.added
        removed = change.removed
    }
}
