internal import CareCore

extension RecordForm {
    /// A complaint, its answer, and whether the answer satisfies.
    static let complaints: [RecordForm] = [complaint, complaintAnswer, complaintSatisfaction]

    /// A complaint came. It is taken whether or not the calendar of its year is known.
    public static let complaint = growing(
        .complaint, "complaint", zh: "投诉受理", en: "a complaint came", fields: RecordTable.complaint.entered,
        begins: true, derive: withState, check: check)

    /// It was answered.
    public static let complaintAnswer = growing(
        .complaint, "complaint-answer", zh: "投诉答复", en: "a complaint was answered",
        fields: [
            .required(ComplaintField.answeredAt), .required(ComplaintField.answeredBy),
            .required(ComplaintField.answeredHow), .required(ComplaintField.answer, .words),
        ], derive: withState, check: check)

    /// Who complained said whether the answer satisfies.
    public static let complaintSatisfaction = growing(
        .complaint, "complaint-satisfaction", zh: "投诉答复满意度", en: "whether the answer to a complaint satisfies",
        fields: [.required(ComplaintField.isSatisfied)], derive: withState, check: check)

    private static let withState: @Sendable (RecordRow) -> RecordRow = { row in
        row.with(ComplaintField.state, row[ComplaintField.answeredAt] == nil ? .open : .answered)
    }

    private static let check: @Sendable (RecordRow, RecordContext) -> [RecordFault] = { row, context in
        typealias Field = ComplaintField
        var faults = DutyCheck.past(row, Field.receivedAt, Field.answeredAt, now: context.now)
        faults += DutyCheck.order(row, Field.answeredAt, after: Field.receivedAt)
        faults += DutyCheck.together(
            row, Field.answeredAt.name, Field.answeredBy.name, Field.answeredHow.name, Field.answer.name)
        if let staff = row[SharedField.staff], staff == row[Field.answeredBy] {
            faults.append(
                RecordFault(
                    Field.answeredBy.name, expected: "somebody else than whom the complaint is about",
                    found: staff.recordText))
        }
        if row[Field.isSatisfied] != nil, row[Field.answeredAt] == nil {
            faults.append(RecordFault(Field.isSatisfied.name, expected: "nothing before the answer", found: "a value"))
        }
        return faults
    }
}
