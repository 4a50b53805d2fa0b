internal import CareCore

extension RecordForm {
    /// What a tag at a bed or a card reader reports. It finds the visit, hands in `visit-arrive` for it, and keeps what
    /// came of it: a check-in is taken whether somebody was sent or not, so that an auditor sees those that nobody
    /// expected.
    static let visitCheckIn = RecordForm(
        "visit-check-in", zh: "刷卡签到", en: "a tag or card reader at a bed reports that staff have come",
        subject: [
            .required(SharedField.bed, refersTo: "bed"), .required(KitField.device, refersTo: "device"),
            .required(SharedField.at),
        ],
        [.optional(CheckInField.card)]
    ) { filled, context in
        guard let bed = filled[SharedField.bed], let moment = filled[SharedField.at] else { return .incomplete }
        let key = RecordTable.visitCheckIn.key.map { filled[name: $0.name] }
        let known = try context.book.row(.visitCheckIn, key: key)
        if let known, known[CheckInField.card] == filled[CheckInField.card] { return .accepted(.unchanged) }
        let visits = try planned(orEnteredNear: moment, at: bed, context.book)
        var row = filled
        switch VisitCheckIn(at: bed, by: filled[CheckInField.card], moment, among: visits) {
        case .arrives(let visit): return try arrive(visit, at: moment, row, context)
        case .known(let visit):
            row[CheckInField.result] = .known
            row[VisitField.visit] = visit
            return kept(row, "visit \(visit) had arrived before")
        case .unexpected:
            row[CheckInField.result] = .unexpected
            return kept(row, "nobody was sent to bed \(bed) at this time")
        }
    }

    /// Those that were planned then, and those that were entered afterwards without a plan.
    private static func planned(
        orEnteredNear moment: Timestamp, at bed: BedID, _ book: any RecordBook
    ) throws -> [RecordRow] {
        let fields = [VisitField.plannedStart, VisitField.arrivedAt]
        return try fields.flatMap { field in
            try book.rows(
                .visit,
                where: [
                    .equal(SharedField.bed, bed), .atLeast(field, moment - VisitCheckIn.margin - VisitLimits.longest),
                    .below(field, moment + VisitCheckIn.margin + Milliseconds(1)),
                ])
        }
    }

    private static func arrive(
        _ visit: RecordID, at moment: Timestamp, _ row: RecordRow, _ context: RecordContext
    ) throws -> RecordVerdict {
        var row = row.with(VisitField.visit, visit)
        let step = VisitSteps.arrive.form
        let submission = RecordSubmission(
            form: step.name,
            fields: [
                .init(VisitField.visit.name, visit.text), .init(VisitField.arrivedAt.name, moment.recordText),
                .init(VisitField.method.name, CheckInMethod.tag.rawValue),
            ])
        let (filled, faults) = step.fill(submission.fields.map { ($0.name, $0.text) })
        switch faults.isEmpty ? try step.decide(filled, context) : .refused(faults) {
        case .accepted:
            row[CheckInField.result] = .arrived
            return kept(row, "visit \(visit) has arrived", handingIn: [submission])
        case .refused(let faults):
            let words = String(faults.map(\.text).joined(separator: "; ").prefix(1_000))
            row[CheckInField.result] = .refused
            row[CheckInField.refusal] = words
            return kept(row, "visit \(visit) may not arrive: \(words)")
        }
    }

    private static func kept(
        _ row: RecordRow, _ answer: String, handingIn submissions: [RecordSubmission] = []
    ) -> RecordVerdict {
        .accepted(RecordOutcome(puts: [RecordPut(.visitCheckIn, row)], submissions: submissions, answer: answer))
    }
}
