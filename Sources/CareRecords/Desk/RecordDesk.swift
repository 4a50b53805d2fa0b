public import CareCore

/// Takes forms in: fills, judges and says what changes. Pure but for the book.
public enum RecordDesk {
    /// Judges all forms of a request, each with what the earlier ones change in the book.
    /// - Parameters:
    ///   - request: The forms.
    ///   - now: Gateway time.
    ///   - forms: The forms there are.
    ///   - book: What is recorded so far.
    ///   - keep: Makes the book show a row from now on. Throws `RecordFault` when the row contradicts another.
    /// - Returns: What comes of the request.
    /// - Throws: What the book throws when it cannot be read.
    public static func judge(
        _ request: RecordRequest, at now: Timestamp, forms: RecordForms = .all, book: any RecordBook,
        keep: (RecordPut) throws -> Void
    ) throws -> RecordDecision {
        if let refusal = request.refusal { return .refused([refusal]) }
        let context = RecordContext(now: now, by: request.by, book: book)
        var sum = Sum()
        for submission in request.submissions {
            let faults = try take(submission, context, forms, keep: keep, into: &sum)
            sum.note(faults.map { fault in submission.line.map { "line \($0): \(fault.text)" } ?? fault.text })
        }
        let decision = sum.decision(isOne: request.submissions.count == 1)
        return request.isDryRun ? decision.tried : decision
    }

    /// Judges one form; what it changes goes into `sum`.
    /// - Returns: What is wrong with it.
    private static func take(
        _ submission: RecordSubmission, _ context: RecordContext, _ forms: RecordForms,
        keep: (RecordPut) throws -> Void, into sum: inout Sum
    ) throws -> [RecordFault] {
        let context = submission.by.map { RecordContext(now: context.now, by: $0, book: context.book) } ?? context
        guard let form = forms[submission.form] else {
            return [RecordFault("form", expected: "one of \(forms.names)", found: submission.form)]
        }
        let (row, faults) = form.fill(submission.fields.map { ($0.name, $0.text) })
        guard faults.isEmpty else { return faults }
        switch try form.decide(row, context) {
        case .refused(let faults): return faults
        case .accepted(let outcome):
            let puts = try outcome.puts.filter { try context.book.row($0.table, key: $0.key) != $0.row }
            do {
                for put in puts { try keep(put) }
            } catch let fault as RecordFault {
                return [fault]
            }
            sum.add(form, row, outcome, puts: puts, by: context.by, line: submission.line)
            return try outcome.submissions.flatMap { try take($0, context, forms, keep: keep, into: &sum) }
        }
    }

    /// What the forms of a request come to.
    private struct Sum {
        private var changes: [RecordChange] = []
        private var consequences: [Command] = []
        private var answers: [String] = []
        private var unchanged = 0
        private var reasons: [String] = []
        private var untold = 0

        mutating func add(
            _ form: RecordForm, _ row: RecordRow, _ outcome: RecordOutcome, puts: [RecordPut], by person: String,
            line: Int?
        ) {
            consequences += outcome.consequences
            if puts.isEmpty, outcome.consequences.isEmpty, !form.leavesNoRow {
                unchanged += 1
                if !outcome.answer.isEmpty { answers.append(outcome.answer) }
                return
            }
            let fields = form.columns.compactMap { column -> RecordSubmission.Field? in
                let value = row[name: column.name]
                guard value != .none, column.privacy != .secret else { return nil }
                return RecordSubmission.Field(column.name, column.text(value) ?? "")
            }
            let subject = form.subject(of: row)
            changes.append(
                RecordChange(form: form.name, subject: subject, fields: fields, by: person, puts: puts, line: line))
            answers.append(outcome.answer.isEmpty ? "\(form.name) \(subject) is entered" : outcome.answer)
        }

        mutating func note(_ texts: [String]) {
            let room = max(0, RecordRequest.toldFaults - reasons.count)
            reasons += texts.prefix(room)
            untold += max(0, texts.count - room)
        }

        /// `isOne` says that a single form was handed in, whose answer is told in full.
        func decision(isOne: Bool) -> RecordDecision {
            guard reasons.isEmpty else {
                return .refused(untold == 0 ? reasons : reasons + ["and \(untold) more faults"])
            }
            let same = "unchanged: the same stands there already"
            let text =
                isOne ? answers.first ?? same : "\(changes.count) entered, \(unchanged) stood there already"
            return .accepted(changes, consequences: consequences, answer: text)
        }
    }
}
