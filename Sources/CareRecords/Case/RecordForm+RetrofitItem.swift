extension RecordForm {
    /// One item of a retrofit is planned, done, accepted, or refused in writing.
    public static let retrofitItem = RecordForm(
        "retrofit-item", zh: "改造项目登记", en: "one item of a retrofit: planned, done, accepted or refused",
        subject: Array(RecordTable.retrofitItem.key),
        Array(RecordTable.retrofitItem.columns.dropFirst(RecordTable.retrofitItem.keyLength))
    ) { filled, context in
        guard let careCase = filled[SharedField.careCase], let work = filled[RetrofitField.work],
            let status = filled[RetrofitField.status],
            let state = try context.book.row(.careCase, key: [careCase.stored])?[CaseField.state]
        else { return .incomplete }
        let row = try context.book.row(.retrofitItem, key: [careCase.stored, work.stored])
        let put = RecordPut(.retrofitItem, filled)
        if put.row == row { return .accepted(.unchanged) }
        var faults = filled.faults(SharedField.on, today: context.today)
        let needed: CaseState = status == .planned || status == .refused ? .homeAssessed : .retrofitAgreed
        if !state.isOpen || !state.hasReached(needed) {
            faults.append(
                .outOfOrder(
                    .careCase, "retrofit-item status=\(status.rawValue)", found: state, from: [needed], next: state.next
                ))
        }
        faults += stepFaults(filled, status, after: row)
        return faults.isEmpty ? .accepted(RecordOutcome(puts: [put])) : .refused(faults)
    }

    private static func stepFaults(
        _ filled: RecordRow, _ status: RetrofitStatus, after row: RecordRow?
    ) -> [RecordFault] {
        var faults: [RecordFault] = []
        let earlier = row?[RetrofitField.status]
        if !status.isAllowed(after: earlier) {
            let allowed = RetrofitStatus.allCases.filter { $0.isAllowed(after: earlier) }
            faults.append(
                RecordFault(
                    RetrofitField.status.name,
                    expected: allowed.map { "\($0.rawValue) (\($0.title))" }.joined(separator: " or ")
                        + " after \(earlier?.rawValue ?? "nothing")",
                    found: status.rawValue))
        }
        if let before = row?[SharedField.on], let day = filled[SharedField.on], day < before {
            faults.append(
                RecordFault(
                    SharedField.on.name, expected: "a day not before \(before.recordText)", found: day.recordText))
        }
        if status == .refused, filled[RetrofitField.document] == nil {
            faults.append(RecordFault(RetrofitField.document.name, expected: "the written refusal", found: ""))
        }
        if earlier == .accepted, status == .planned, filled[SharedField.note] == nil {
            faults.append(
                RecordFault(SharedField.note.name, expected: "why the acceptance is taken back", found: ""))
        }
        return faults
    }
}

extension CaseState {
    /// Whether a case in this state has gone through `other` or stands there.
    func hasReached(_ other: CaseState) -> Bool {
        guard let own = Self.allCases.firstIndex(of: self), let place = Self.allCases.firstIndex(of: other) else {
            return false
        }
        return own >= place
    }
}
