public import CareCore

/// Something that people enter: a line of a register, or a step of a case, a visit, an order.
public struct RecordForm: Sendable {
    /// Its name in commands, files and the ledger: `visit-arrive`.
    public let name: String
    /// What it is for, in the words of those who fill it.
    public let title: BilingualText
    /// Its fields, in the order of files and of help.
    public let columns: [RecordColumn]
    /// Names of the fields that say what it is about; the ledger is searched by their values.
    public let subject: [String]
    /// Whether an entry of the ledger is all it leaves, as a look at a person's file does.
    public let leavesNoRow: Bool

    let judge: @Sendable (RecordRow, RecordContext) throws -> RecordVerdict

    /// Makes a form.
    /// - Parameters:
    ///   - name: Small letters and hyphens.
    ///   - zh: What it is for, in Chinese.
    ///   - en: What it is for, in English.
    ///   - subject: What it is about; the first columns.
    ///   - columns: The other fields.
    ///   - leavesNoRow: Whether an entry of the ledger is all it leaves.
    ///   - judge: Decides whether it holds, over good values only; pure but for what it looks up in the book.
    public init(
        _ name: String, zh: String, en: String, subject: [RecordColumn], _ columns: [RecordColumn],
        leavesNoRow: Bool = false,
        judge: @escaping @Sendable (RecordRow, RecordContext) throws -> RecordVerdict
    ) {
        self.name = name
        title = BilingualText(zh: zh, en: en)
        self.columns = subject + columns
        self.subject = subject.map(\.name)
        self.leavesNoRow = leavesNoRow
        self.judge = judge
    }

    /// A line of a register: it replaces the line of the same key. `check` finds what is wrong beyond single fields.
    public static func register(
        _ table: RecordTable, _ name: String, zh: String, en: String,
        check: @escaping @Sendable (RecordRow, RecordContext) throws -> [RecordFault] = { _, _ in [] }
    ) -> RecordForm {
        RecordForm(name, zh: zh, en: en, subject: Array(table.key), Array(table.columns.dropFirst(table.keyLength))) {
            row, context in
            let faults = try check(row, context)
            return faults.isEmpty ? .accepted(RecordOutcome(puts: [RecordPut(table, row)])) : .refused(faults)
        }
    }

    /// The values of `subject` in `row`, with spaces between them.
    public func subject(of row: RecordRow) -> String {
        columns.prefix(subject.count).map { $0.text(row[name: $0.name]) ?? "" }.joined(separator: " ")
    }
}
