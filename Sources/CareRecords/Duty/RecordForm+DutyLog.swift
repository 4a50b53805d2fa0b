internal import CareCore

extension RecordForm {
    /// What happened while somebody was on duty.
    public static let dutyLog = growing(
        .dutyLog, "duty-log", zh: "值班记录", en: "what happened on duty", fields: RecordTable.dutyLog.entered,
        begins: true
    ) { row, context in
        var faults = DutyCheck.past(row, DutyLogField.from, DutyLogField.until, now: context.now)
        guard let from = row[DutyLogField.from], let until = row[DutyLogField.until] else {
            return faults
        }
        // Own choice: homes of the counties keep duties of 24 hours; a longer one is a mistyped day.
        if until <= from || until - from > .hours(24) {
            faults.append(
                RecordFault(
                    DutyLogField.until.name, expected: "a moment up to 24 hours after \(from.recordText)",
                    found: until.recordText))
        }
        return faults
    }

    /// One shift hands over to the next.
    public static let shiftHandover = growing(
        .shiftHandover, "shift-handover", zh: "交接班", en: "one shift hands over to the next",
        fields: RecordTable.shiftHandover.entered, begins: true
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
