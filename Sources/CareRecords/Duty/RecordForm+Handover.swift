internal import CareCore

extension RecordForm {
    /// One shift hands over to the next. What it lists is compared with the alarms and orders that the gateway held
    /// open at that moment: the difference is told and stands in the record. It refuses nothing, because both have
    /// counted and signed.
    public static let shiftHandover = RecordForm(
        "shift-handover", zh: "交接班", en: "one shift hands over to the next",
        subject: Array(RecordTable.shiftHandover.key),
        RecordTable.shiftHandover.entered.filter { !ShiftHandoverField.differences.contains($0.name) }
    ) { filled, context in
        let key = RecordTable.shiftHandover.key.map { filled[name: $0.name] }
        let isNew = try context.book.row(.shiftHandover, key: key) == nil
        let verdict = try handover.decide(filled, context)
        guard isNew, let gateway = context.book.gateway, case .accepted(var outcome) = verdict,
            let row = outcome.puts.first?.row, let at = row[SharedField.at]
        else { return verdict }
        let difference = HandoverDifference(
            row, openAlarms: try gateway.openAlarms(at: at), openOrders: try gateway.openOrders(at: at))
        outcome.puts = [RecordPut(.shiftHandover, row.with(difference))]
        outcome.answer = "handover \(row[ShiftHandoverField.handover]?.text ?? "") is entered; \(difference.text)"
        return .accepted(outcome)
    }

    private static let handover = growing(
        .shiftHandover, "shift-handover", zh: "交接班", en: "one shift hands over to the next",
        fields: RecordTable.shiftHandover.entered.filter { !ShiftHandoverField.differences.contains($0.name) },
        begins: true
    ) { row, context in
        typealias Field = ShiftHandoverField
        var faults = DutyCheck.past(row, SharedField.at, now: context.now)
        if let giver = row[Field.handedBy], giver == row[Field.takenBy] {
            faults.append(
                RecordFault(Field.takenBy.name, expected: "another person than handedBy", found: giver.recordText))
        }
        faults += miscounted(row, Field.openAlarmCount, Field.openAlarms)
        faults += miscounted(row, Field.openOrderCount, Field.openOrders)
        return faults
    }

    private static func miscounted(
        _ row: RecordRow, _ count: RecordField<Int64>, _ list: RecordField<RecordList<Int64>>
    ) -> [RecordFault] {
        let listed = Int64(row[list]?.elements.count ?? 0)
        guard let counted = row[count], counted != listed else { return [] }
        return [
            RecordFault(
                count.name, expected: "as many as \(list.name) lists, which is \(listed)", found: counted.recordText,
                hint: "count them again together and list every one")
        ]
    }
}

extension RecordRow {
    /// The handover with how its lists differ.
    fileprivate func with(_ difference: HandoverDifference) -> RecordRow {
        func list(_ numbers: Set<Int64>) -> RecordList<Int64>? { numbers.isEmpty ? nil : RecordList(numbers.sorted()) }
        return with(ShiftHandoverField.forgottenAlarms, list(difference.forgottenAlarms))
            .with(ShiftHandoverField.endedAlarms, list(difference.endedAlarms))
            .with(ShiftHandoverField.forgottenOrders, list(difference.forgottenOrders))
            .with(ShiftHandoverField.endedOrders, list(difference.endedOrders))
    }
}
