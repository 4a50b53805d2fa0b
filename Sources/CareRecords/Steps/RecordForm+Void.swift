extension RecordForm {
    /// Voids the row that `filled` names: it stays on record and counts no more. Nothing takes a voiding back.
    static func voided(
        _ table: RecordTable, _ filled: RecordRow, _ context: RecordContext
    ) throws -> RecordVerdict {
        let key = table.key.map { filled[name: $0.name] }
        guard let row = try context.book.row(table, key: key) else { return .incomplete }
        let changed = row.with(VoidField.reason, filled[VoidField.reason]).with(VoidField.by, filled[VoidField.by])
        if changed == row { return .accepted(.unchanged) }
        guard row[VoidField.reason] == nil else {
            return .refused(table.columns[0].name, expected: "one that is not voided", found: "a voided one")
        }
        return .accepted(RecordOutcome(puts: [RecordPut(table, changed)]))
    }

    /// Somebody stands for a voiding.
    static func voidFaults(_ row: RecordRow) -> [RecordFault] {
        let isVoided = row[VoidField.reason] != nil
        return row.faults(
            VoidField.by, isWanted: isVoided, with: isVoided ? VoidField.reason.name : "no \(VoidField.reason.name)")
    }
}
