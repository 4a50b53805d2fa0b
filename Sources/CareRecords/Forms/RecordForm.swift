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

    /// The table whose lines it keeps; `nil` for the steps of something. Files of it have the table's columns, and no
    /// two lines of one file have the same subject.
    public let table: RecordTable?
    /// The register that its lines make up; `nil` for the steps of something.
    public let register: RecordRegister?

    let judge: @Sendable (RecordRow, RecordContext) throws -> RecordVerdict

    /// Makes a form.
    /// - Parameters:
    ///   - name: Small letters and hyphens.
    ///   - zh: What it is for, in Chinese.
    ///   - en: What it is for, in English.
    ///   - subject: What it is about; the first columns.
    ///   - columns: The other fields.
    ///   - table: The table whose lines it keeps; `nil` for the steps of something.
    ///   - leavesNoRow: Whether an entry of the ledger is all it leaves.
    ///   - judge: Decides whether it holds, over good values only; pure but for what it looks up in the book.
    public init(
        _ name: String, zh: String, en: String, subject: [RecordColumn], _ columns: [RecordColumn],
        keeping table: RecordTable? = nil, leavesNoRow: Bool = false,
        judge: @escaping @Sendable (RecordRow, RecordContext) throws -> RecordVerdict
    ) {
        self.init(
            name, BilingualText(zh: zh, en: en), subject, columns, keeping: table, leavesNoRow: leavesNoRow,
            judge: judge)
    }

    private init(
        _ name: String, _ title: BilingualText, _ subject: [RecordColumn], _ columns: [RecordColumn],
        keeping table: RecordTable?, register: RecordRegister? = nil, leavesNoRow: Bool = false,
        judge: @escaping @Sendable (RecordRow, RecordContext) throws -> RecordVerdict
    ) {
        self.name = name
        self.title = title
        self.columns = subject + columns
        self.subject = subject.map(\.name)
        self.leavesNoRow = leavesNoRow
        self.table = table
        self.register = register ?? table.map { RecordRegister($0) }
        self.judge = judge
    }

    /// A line of a register: it replaces the line of the same key; a line that stands there already changes nothing.
    /// - Parameters:
    ///   - table: The register.
    ///   - name: Small letters and hyphens.
    ///   - zh: What a line is, in Chinese.
    ///   - en: What a line is, in English.
    ///   - asides: Fields that the check asks for and the table does not keep.
    ///   - check: Finds what is wrong beyond single fields.
    /// - Returns: The form.
    public static func register(
        _ table: RecordTable, _ name: String, zh: String, en: String, asides: [RecordColumn] = [],
        check: @escaping @Sendable (RecordRow, RecordContext) throws -> [RecordFault] = { _, _ in [] }
    ) -> RecordForm {
        let others = Array(table.columns.dropFirst(table.keyLength)) + asides
        return RecordForm(name, BilingualText(zh: zh, en: en), Array(table.key), others, keeping: table) {
            row, context in
            let put = RecordPut(table, row)
            if try context.book.row(table, key: put.key) == put.row {
                return .accepted(RecordOutcome(puts: [], answer: "unchanged: the same line stands there already"))
            }
            let faults = try check(row, context)
            return faults.isEmpty ? .accepted(RecordOutcome(puts: [put])) : .refused(faults)
        }
    }

    /// The same form, with what the gateway's state must know of it when it changes something.
    func telling(
        _ consequences: @escaping @Sendable (RecordRow, RecordContext) throws -> [Command]
    ) -> RecordForm {
        adding { row, context, outcome in outcome.consequences += try consequences(row, context) }
    }

    /// The same form, with further rows that are new or others when it changes something.
    func changing(
        _ others: @escaping @Sendable (RecordRow, RecordContext) throws -> [RecordPut]
    ) -> RecordForm {
        adding { row, context, outcome in outcome.puts += try others(row, context) }
    }

    /// The same form, with more that comes of it when it changes something.
    private func adding(
        _ more: @escaping @Sendable (RecordRow, RecordContext, inout RecordOutcome) throws -> Void
    ) -> RecordForm {
        let judge = judge
        return RecordForm(
            name, title, Array(columns.prefix(subject.count)), Array(columns.dropFirst(subject.count)),
            keeping: table, register: register, leavesNoRow: leavesNoRow
        ) { row, context in
            let verdict = try judge(row, context)
            guard case .accepted(var outcome) = verdict, !outcome.puts.isEmpty else { return verdict }
            try more(row, context, &outcome)
            return .accepted(outcome)
        }
    }

    /// The same form, with further forms that it hands in when it changes something. `asides` are fields that only
    /// these ask for. `following` gets the row that the form changes, as it is afterwards, and what was filled in; what
    /// it finds wrong refuses the whole.
    func handingIn(
        asides: [RecordColumn] = [],
        _ following: @escaping @Sendable (_ row: RecordRow, _ filled: RecordRow, RecordContext) throws -> FollowUp
    ) -> RecordForm {
        let judge = judge
        return RecordForm(
            name, title, Array(columns.prefix(subject.count)), Array(columns.dropFirst(subject.count)) + asides,
            keeping: table, register: register, leavesNoRow: leavesNoRow
        ) { filled, context in
            let verdict = try judge(filled, context)
            guard case .accepted(var outcome) = verdict, let row = outcome.puts.first?.row else { return verdict }
            let found = try following(row, filled, context)
            guard found.faults.isEmpty else { return .refused(found.faults) }
            outcome.submissions += found.submissions
            if !found.answer.isEmpty { outcome.answer = found.answer }
            return .accepted(outcome)
        }
    }

    /// The same form, with the register that its lines make up.
    func listing(_ register: RecordRegister) -> RecordForm {
        RecordForm(
            name, title, Array(columns.prefix(subject.count)), Array(columns.dropFirst(subject.count)),
            keeping: table, register: register, leavesNoRow: leavesNoRow, judge: judge)
    }

    /// What a form hands in, what is wrong with that, and what to say of it; empty for the form's own answer.
    struct FollowUp {
        var submissions: [RecordSubmission] = []
        var faults: [RecordFault] = []
        var answer = ""
    }

    /// The values of `subject` in `row`, with spaces between them.
    public func subject(of row: RecordRow) -> String {
        columns.prefix(subject.count).map { $0.text(row[name: $0.name]) ?? "" }.joined(separator: " ")
    }
}
