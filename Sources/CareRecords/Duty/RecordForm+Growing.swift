internal import CareCore

extension RecordForm {
    /// A step of a record that only grows: it fills fields that were empty and never changes one that was filled.
    /// What was entered wrongly is voided with a reason and entered anew under another number.
    ///
    /// `fields` are those of the step beside the key. A step that `begins` makes the record; otherwise it must be
    /// there. `derive` sets the fields that follow from others, such as the state. `check` finds what is wrong with
    /// the record as it would be after the step.
    static func growing(
        _ table: RecordTable, _ name: String, zh: String, en: String, fields: [RecordColumn], begins: Bool = false,
        derive: @escaping @Sendable (RecordRow) -> RecordRow = { $0 },
        check: @escaping @Sendable (RecordRow, RecordContext) throws -> [RecordFault]
    ) -> RecordForm {
        RecordForm(name, zh: zh, en: en, subject: Array(table.key), fields) { row, context in
            let key = table.key.map { row[name: $0.name] }
            let current = try context.book.row(table, key: key)
            guard var grown = current ?? (begins ? RecordRow() : nil) else {
                return .refused(
                    table.key[0].name, expected: "a recorded \(table.name)", found: table.key[0].text(key[0]) ?? "",
                    hint: "enter it first, or mend the number")
            }
            var faults: [RecordFault] = []
            for column in table.key + fields where row[name: column.name] != .none {
                let (old, new) = (grown[name: column.name], row[name: column.name])
                guard old == .none || old == new else {
                    faults.append(changed(column, from: old, to: new))
                    continue
                }
                grown[name: column.name] = new
            }
            grown = derive(grown)
            guard faults.isEmpty else { return .refused(faults) }
            if grown == current {
                return .accepted(RecordOutcome(puts: [], answer: "recorded before; nothing changed"))
            }
            if grown[DutyField.voidReason] != nil {
                return .refused(
                    table.key[0].name, expected: "a record that counts", found: "one that was voided",
                    hint: "enter it anew under another number")
            }
            faults = try check(grown, context)
            return faults.isEmpty ? .accepted(RecordOutcome(puts: [RecordPut(table, grown)])) : .refused(faults)
        }
    }

    private static func changed(
        _ column: RecordColumn, from old: StoredValue, to new: StoredValue
    ) -> RecordFault {
        let isSealed = column.privacy.isSealed
        return RecordFault(
            column.name, expected: isSealed ? "what is recorded already" : column.text(old) ?? "",
            found: isSealed ? "something else" : column.text(new) ?? "",
            hint: "a record is not changed; void it with duty-void and enter it anew under another number")
    }
}
