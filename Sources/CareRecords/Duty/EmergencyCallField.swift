public import CareCore

/// Fields of the emergency-call record (紧急呼叫记录). Source: care.md 2.2, the alarm-call record; the supervision
/// document, 二(一)5.
public enum EmergencyCallField {
    /// The record's own number.
    public static let call = RecordField<RecordID>("call", "呼叫记录编号")
    /// When the call came in, to the second.
    public static let receivedAt = RecordField<Timestamp>("receivedAt", "接报时间", expected: Timestamp.expected)
    /// By which way it came.
    public static let way = RecordField<EmergencyCallWay>("way", "呼叫方式")
    /// Who called, where it was not the bed's device.
    public static let caller = RecordField<String>("caller", "呼叫人", longest: 64)
    /// Who took the call.
    public static let takenBy = RecordField<RecordID>("takenBy", "接听人编号")
    /// When the person was called back, to the second; also when nobody answered.
    public static let calledBackAt = RecordField<Timestamp>("calledBackAt", "回呼时间", expected: Timestamp.expected)
    /// What the person said.
    public static let verification = RecordField<CallVerification>("verification", "核实结果")
    /// Who was asked to go there.
    public static let responder = RecordField<String>("responder", "响应人", longest: 64)
    /// When the responder was reached.
    public static let respondedAt = RecordField<Timestamp>("respondedAt", "通知响应人时间", expected: Timestamp.expected)
    /// When the call was settled.
    public static let resolvedAt = RecordField<Timestamp>("resolvedAt", "处理完成时间", expected: Timestamp.expected)
    /// How it was settled.
    public static let resolution = RecordField<String>("resolution", "处理结果", longest: 1_000)
    /// The person's case manager.
    public static let manager = RecordField<RecordID>("manager", "个案管理员编号")
    /// When the case manager was told.
    public static let managerToldAt = RecordField<Timestamp>(
        "managerToldAt", "告知个案管理员时间", expected: Timestamp.expected)
}

extension RecordTable {
    /// Calls for help and what came of them.
    public static let emergencyCall = RecordTable(
        "emergencyCall", key: [.required(EmergencyCallField.call)],
        [
            .required(EmergencyCallField.receivedAt), .required(EmergencyCallField.way), .optional(DutyField.alarm),
            .optional(SharedField.bed, refersTo: "bed"), .optional(EmergencyCallField.caller, .name),
            .optional(SharedField.phone, .phone), .required(EmergencyCallField.takenBy),
            .required(DutyField.what, .words), .optional(EmergencyCallField.calledBackAt),
            .optional(EmergencyCallField.verification), .optional(EmergencyCallField.responder, .name),
            .optional(EmergencyCallField.respondedAt), .optional(EmergencyCallField.resolvedAt),
            .optional(EmergencyCallField.resolution, .words), .optional(EmergencyCallField.manager),
            .optional(EmergencyCallField.managerToldAt), .optional(DutyField.voidReason, .words),
        ])
}
