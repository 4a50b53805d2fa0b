/// One accepted form, for the store: the ledger's entry and the rows it changes.
public struct RecordChange: Sendable, Equatable {
    /// Name of the form.
    public let form: String
    /// What it is about: the values of its subject, with spaces between them.
    public let subject: String
    /// All its fields in the canonical spelling, empty and secret ones left out, in the form's order.
    public let fields: [RecordSubmission.Field]
    /// Who entered it.
    public let by: String
    /// New and changed rows, in order.
    public let puts: [RecordPut]
    /// Line of the file that it comes from, for messages only; `nil` when it came from no file.
    public let line: Int?

    /// Makes a change.
    public init(
        form: String, subject: String, fields: [RecordSubmission.Field], by: String, puts: [RecordPut],
        line: Int? = nil
    ) {
        self.form = form
        self.subject = subject
        self.fields = fields
        self.by = by
        self.puts = puts
        self.line = line
    }
}
