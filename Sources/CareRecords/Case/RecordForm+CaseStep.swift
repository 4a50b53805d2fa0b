extension RecordForm {
    /// A step of a case.
    static func caseStep(
        _ name: String, zh: String, en: String, from: CaseState, to target: CaseState, _ columns: [RecordColumn],
        check: @escaping @Sendable (RecordRow, RecordContext) throws -> [RecordFault]
    ) -> RecordForm {
        step(
            name, zh: zh, en: en, of: .careCase, subject: .careCase, state: CaseField.state, from: [from], to: target,
            next: \.next, isCorrectable: true, columns, check: check)
    }
}

extension RecordColumn {
    /// The case that a step is about.
    static let careCase = RecordColumn.required(SharedField.careCase, refersTo: "careCase")
}
