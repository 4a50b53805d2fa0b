internal import CareCore

extension RecordForm {
    /// The record of a call, in one go or step by step.
    static let emergencyCalls: [RecordForm] = [emergencyCall, callBack, callRespond, callResolve, callTellManager]

    /// A call that came in; a paper record may be entered with all that came of it.
    public static let emergencyCall = growing(
        .emergencyCall, "emergency-call", zh: "紧急呼叫记录", en: "a call for help",
        fields: RecordTable.emergencyCall.entered, begins: true
    ) { row, context in try checkCall(row, context) + DutyCheck.alarm(row, context) }

    /// The person was called back.
    public static let callBack = growing(
        .emergencyCall, "call-back", zh: "紧急呼叫:回呼核实", en: "the person was called back",
        fields: [.required(EmergencyCallField.calledBackAt), .required(EmergencyCallField.verification)],
        check: checkCall)

    /// Somebody was asked to go there.
    public static let callRespond = growing(
        .emergencyCall, "call-respond", zh: "紧急呼叫:通知响应人", en: "somebody was asked to go there",
        fields: [.required(EmergencyCallField.responder, .name), .required(EmergencyCallField.respondedAt)],
        check: checkCall)

    /// The call is settled.
    public static let callResolve = growing(
        .emergencyCall, "call-resolve", zh: "紧急呼叫:处理完成", en: "the call is settled",
        fields: [.required(EmergencyCallField.resolvedAt), .required(EmergencyCallField.resolution, .words)],
        check: checkCall)

    /// The case manager knows of it.
    public static let callTellManager = growing(
        .emergencyCall, "call-tell-manager", zh: "紧急呼叫:告知个案管理员", en: "the case manager was told",
        fields: [.required(EmergencyCallField.manager), .required(EmergencyCallField.managerToldAt)],
        check: checkCall)

    private static let checkCall: @Sendable (RecordRow, RecordContext) -> [RecordFault] = { row, context in
        typealias Field = EmergencyCallField
        var faults = DutyCheck.past(
            row, Field.receivedAt, Field.calledBackAt, Field.respondedAt, Field.resolvedAt, Field.managerToldAt,
            now: context.now)
        faults += DutyCheck.order(row, Field.calledBackAt, after: Field.receivedAt)
        faults += DutyCheck.order(row, Field.respondedAt, after: Field.receivedAt)
        faults += DutyCheck.order(
            row, Field.resolvedAt, after: Field.receivedAt, Field.calledBackAt, Field.respondedAt)
        faults += DutyCheck.order(row, Field.managerToldAt, after: Field.receivedAt)
        faults += DutyCheck.together(row, Field.calledBackAt.name, Field.verification.name)
        faults += DutyCheck.together(row, Field.responder.name, Field.respondedAt.name)
        faults += DutyCheck.together(row, Field.resolvedAt.name, Field.resolution.name)
        faults += DutyCheck.together(row, Field.manager.name, Field.managerToldAt.name)
        faults += DutyCheck.either(row, SharedField.bed.name, Field.caller.name)
        return faults + checkWay(row) + checkSettled(row)
    }

    private static func checkWay(_ row: RecordRow) -> [RecordFault] {
        guard row[EmergencyCallField.way] == .alarm, row[DutyField.alarm] == nil else { return [] }
        return [
            RecordFault(
                DutyField.alarm.name, expected: "the alarm's number, because the call came from a device", found: "")
        ]
    }

    /// Nobody settles a call without hearing the person or sending somebody. Source: care.md 2.2.
    private static func checkSettled(_ row: RecordRow) -> [RecordFault] {
        guard row[EmergencyCallField.resolvedAt] != nil, row[EmergencyCallField.responder] == nil else {
            return []
        }
        switch row[EmergencyCallField.verification] {
        case .noEmergency: return []
        case let found:
            return [
                RecordFault(
                    EmergencyCallField.responder.name,
                    expected: "who was sent, because the person did not say that there is no emergency",
                    found: found?.recordText ?? "", hint: "enter call-back or call-respond first")
            ]
        }
    }
}

extension RecordTable {
    /// The columns that people fill: all but the key, the state and what voids it.
    var entered: [RecordColumn] {
        columns.dropFirst(keyLength).filter { !["state", DutyField.voidReason.name].contains($0.name) }
    }
}
