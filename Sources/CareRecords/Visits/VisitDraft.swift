internal import CareCore

/// A visit while a form about it is judged: its row, what else changes, and what is wrong.
struct VisitDraft {
    var row: RecordRow
    var lines: [RecordPut] = []
    var consequences: [Command] = []
    var faults: [RecordFault] = []

    init(_ row: RecordRow) { self.row = row }

    /// What comes of it. Lines point to the visit, which therefore is put first.
    func verdict(_ answer: String) -> RecordVerdict {
        guard faults.isEmpty else { return .refused(faults) }
        return .accepted(
            RecordOutcome(puts: [RecordPut(.visit, row)] + lines, consequences: consequences, answer: answer))
    }

    mutating func refuse(_ field: String, expected: String, found: String, hint: String = "") {
        faults.append(RecordFault(field, expected: expected, found: found, hint: hint))
    }

    /// Refuses a moment that lies before another one, or in the future.
    mutating func check(
        _ field: RecordField<Timestamp>, _ moment: Timestamp, after earlier: Timestamp?, isStrict: Bool = false,
        _ context: RecordContext
    ) {
        if moment > context.now + VisitLimits.ahead {
            refuse(
                field.name, expected: "a moment that is past (now is \(context.now.recordText))",
                found: moment.recordText, hint: "mend the clock of the device that sent it, or the entry")
        }
        guard let earlier, isStrict ? moment <= earlier : moment < earlier else { return }
        refuse(
            field.name, expected: "a moment \(isStrict ? "after" : "not before") \(earlier.recordText)",
            found: moment.recordText)
    }
}
