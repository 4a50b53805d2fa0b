internal import CareCore

/// The duty records of a class: where they lie, which moments they tell of, and when they are finished.
public struct RetainedRecords: Sendable {
    /// Where they lie.
    public let table: RecordTable
    let moments: [RecordField<Timestamp>]
    let isFinished: @Sendable (RecordRow) -> Bool

    /// The records of `kind`; `nil` for what does not lie in a table of duty records.
    public init?(_ kind: RetentionClass) {
        switch kind {
        case .emergencyCalls:
            table = .emergencyCall
            moments = [
                EmergencyCallField.receivedAt, EmergencyCallField.calledBackAt, EmergencyCallField.respondedAt,
                EmergencyCallField.resolvedAt, EmergencyCallField.managerToldAt,
            ]
            isFinished = { $0[EmergencyCallField.resolvedAt] != nil }
        case .dutyLogs:
            table = .dutyLog
            moments = [DutyLogField.until]
            isFinished = { _ in true }
        case .shiftHandovers:
            table = .shiftHandover
            moments = [SharedField.at]
            isFinished = { _ in true }
        case .abnormalEvents:
            table = .abnormalEvent
            moments = [AbnormalEventField.knownAt, AbnormalEventField.closedAt]
            isFinished = { $0[AbnormalEventField.state] == .closed }
        case .complaints:
            table = .complaint
            moments = [ComplaintField.receivedAt, ComplaintField.answeredAt]
            isFinished = { $0[ComplaintField.state] == .answered }
        case .telemetry, .aggregates, .locations, .networkLogs, .audit, .alarms, .visits: return nil
        }
    }

    /// Keys of those rows that may be deleted up to and with `until`: finished or voided, and nothing that they tell of
    /// is later. What is open is kept, however old. The caller bounds `until` by
    /// `RetentionPeriod.lastDeletableDay(on:)`.
    ///
    /// Follow-ups and notices of an abnormal event go with the event; none is later than its closing.
    public func deletable(_ rows: [RecordRow], until: CivilDate) -> [RecordID] {
        rows.compactMap { row in
            guard isFinished(row) || row[DutyField.voidReason] != nil,
                let last = moments.compactMap({ row[$0] }).max(), CivilDate(of: last) <= until
            else { return nil }
            return RecordID(stored: row[name: table.columns[0].name])
        }
    }
}
