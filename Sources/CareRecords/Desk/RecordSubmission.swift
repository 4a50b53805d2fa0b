/// One form as somebody filled it in: names and texts of its fields.
public struct RecordSubmission: Sendable, Equatable {
    /// Name and text of each field that was filled.
    public struct Field: Sendable, Equatable {
        /// The field's name.
        public let name: String
        /// What was written; empty for nothing.
        public let text: String

        /// Makes a field.
        public init(_ name: String, _ text: String) {
            self.name = name
            self.text = text
        }
    }

    /// Name of the form.
    public let form: String
    /// The fields, in the order in which they were filled.
    public let fields: [Field]
    /// Line of the file it was read from, for messages only; `nil` when it came from no file.
    public let line: Int?
    /// Who hands in this form; `nil` for who hands in the request.
    public let by: String?

    /// Makes a submission.
    public init(form: String, fields: [Field], line: Int? = nil, by: String? = nil) {
        self.by = by
        self.form = form
        self.fields = fields
        self.line = line
    }
}
