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

    /// Alarms that were open then and are not in the list.
    public static let forgottenAlarms = numbers("forgottenAlarms", "漏交报警编号", of: "alarms", most: nil)
    /// Alarms in the list that were not open then.
    public static let endedAlarms = numbers("endedAlarms", "已闭环仍交接报警编号", of: "alarms", most: nil)
    /// Orders that were open then and are not in the list.
    public static let forgottenOrders = numbers("forgottenOrders", "漏交工单编号", of: "orders", most: nil)
    /// Orders in the list that were not open then.
    public static let endedOrders = numbers("endedOrders", "已完成仍交接工单编号", of: "orders", most: nil)

    /// Columns that the gateway fills itself.
    static let differences: Set<String> = [
        forgottenAlarms.name, endedAlarms.name, forgottenOrders.name, endedOrders.name,
    ]

    private static func numbers(
        _ name: String, _ title: String, of what: String, most: Int? = 500
    ) -> RecordField<RecordList<Int64>> {
        RecordField(
            name, title,
            expected: "the numbers of \(most.map { "up to \($0) " } ?? "")\(what), each once, with spaces between them",
            accepts: { list in
                list.elements.count <= most ?? .max && list.elements.allSatisfy { $0 >= 1 }
            })
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
            .optional(DutyField.voidReason, .words), .optional(ShiftHandoverField.forgottenAlarms),
            .optional(ShiftHandoverField.endedAlarms), .optional(ShiftHandoverField.forgottenOrders),
            .optional(ShiftHandoverField.endedOrders),
        ])
}
