internal import CareWire

/// A form as JSON.
package struct RecordLine: Codable, Equatable {
    /// The form.
    package let submission: RecordSubmission

    package init(_ submission: RecordSubmission) { self.submission = submission }

    package init(from decoder: any Decoder) throws {
        let fields = try StrictFields(decoder)
        try fields.allow("form", "line", "fields")
        // An object's fields come in any order; the form has its own.
        let texts = try fields.decode([String: String].self, "fields").sorted { $0.key < $1.key }
        submission = RecordSubmission(
            form: try fields.decode(String.self, "form"),
            fields: texts.map { RecordSubmission.Field($0.key, $0.value) },
            line: try fields.decodeIfPresent(Int.self, "line"))
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: FieldName.self)
        try fields.encode(submission.form, forKey: "form")
        try fields.encodeIfPresent(submission.line, forKey: "line")
        let texts = submission.fields.map { ($0.name, $0.text) }
        try fields.encode(Dictionary(texts, uniquingKeysWith: { first, _ in first }), forKey: "fields")
    }
}
