/// What somebody did to an alarm, as the audit trail has it.
struct AuditRow {
    let alarm: Int64
    let action: String
    let actor: String
}
