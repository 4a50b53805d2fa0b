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
}
