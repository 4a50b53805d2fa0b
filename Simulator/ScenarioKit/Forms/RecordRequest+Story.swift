public import CareRecords
public import FleetModel

extension RecordRequest {
    /// Forms of a story, handed in together.
    public init(_ forms: [StoryForm], by person: String) {
        self.init(
            forms.map { form in
                RecordSubmission(form: form.name, fields: form.fields.map { .init($0.name, $0.text) }, line: form.line)
            }, by: person)
    }
}
