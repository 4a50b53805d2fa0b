internal import CareCore

/// Fields of shift handovers (交接班). Source: the supervision document, 二(一)5.
public enum ShiftHandoverField {
    /// The handover's own number.
    public static let handover = RecordField<RecordID>("handover", "交接班编号")
    /// Who goes.
    public static let handedBy = RecordField<RecordID>("handedBy", "交班人编号")
    /// Who comes.
    public static let takenBy = RecordField<RecordID>("takenBy", "接班人编号")
    /// How many alarms are open, counted by both.
    public static let openAlarmCount = RecordField<Int64>("openAlarmCount", "未闭环报警数", in: 0...500, unit: "alarms")
    /// Their numbers.
    public static let openAlarms = numbers("openAlarms", "未闭环报警编号", of: "alarms")
    /// How many maintenance orders are open.
    public static let openOrderCount = RecordField<Int64>("openOrderCount", "未完成工单数", in: 0...500, unit: "orders")
    /// Their numbers.
    public static let openOrders = numbers("openOrders", "未完成工单编号", of: "orders")

    private static func numbers(_ name: String, _ title: String, of what: String) -> RecordField<RecordList<Int64>> {
        RecordField(
            name, title, expected: "the numbers of up to 500 \(what), each once, with spaces between them",
            accepts: { $0.elements.count <= 500 && $0.elements.allSatisfy { $0 >= 1 } })
    }
}

extension RecordTable {
    /// What one shift hands to the next.
    public static let shiftHandover = RecordTable(
        "shiftHandover", key: [.required(ShiftHandoverField.handover)],
        [
            .required(DutyField.post), .required(SharedField.at), .required(ShiftHandoverField.handedBy),
            .required(ShiftHandoverField.takenBy), .required(ShiftHandoverField.openAlarmCount),
            .optional(ShiftHandoverField.openAlarms), .required(ShiftHandoverField.openOrderCount),
            .optional(ShiftHandoverField.openOrders), .optional(SharedField.note, .words),
            .optional(DutyField.voidReason, .words),
        ])
}
