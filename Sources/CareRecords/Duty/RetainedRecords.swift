internal import CareCore

/// The records of a class: where they lie, which moments they tell of, when they are finished, and what goes when their
/// time is over.
public struct RetainedRecords: Sendable {
    /// What is done with a record whose time is over.
    public enum Ending: Sendable, Equatable {
        /// Its row goes, and those of the tables that belong to it.
        case deleted
        /// Its row stays without what is personal, because figures of former years count it.
        case wiped
    }

    /// Rows that belong to a record and go with it.
    public struct Part: Sendable {
        /// Where they lie.
        public let table: RecordTable
        /// Their column that names the record.
        public let reference: String
        /// Names of the forms whose entries tell of such a row.
        public let forms: [String]
    }

    /// Where they lie.
    public let table: RecordTable
    /// What is done with them.
    public let ending: Ending
    /// Names of the forms whose entries in the ledger tell of such a record.
    public let forms: [String]
    /// What goes with them; in both endings such rows are deleted.
    public let parts: [Part]
    let moments: [RecordField<Timestamp>]
    let isFinished: @Sendable (RecordRow) -> Bool

    private init(
        _ table: RecordTable, _ ending: Ending = .deleted, forms: [String], parts: [Part] = [],
        moments: [RecordField<Timestamp>], isFinished: @escaping @Sendable (RecordRow) -> Bool = { _ in true }
    ) {
        self.table = table
        self.ending = ending
        self.forms = forms
        self.parts = parts
        self.moments = moments
        self.isFinished = isFinished
    }

    /// The records of `kind`.
    public init(_ kind: RetentionClass) {
        switch kind {
        case .emergencyCalls: self = .emergencyCalls
        case .dutyLogs: self.init(.dutyLog, forms: ["duty-log"], moments: [DutyLogField.until])
        case .shiftHandovers: self.init(.shiftHandover, forms: ["shift-handover"], moments: [SharedField.at])
        case .abnormalEvents: self = .abnormalEvents
        case .complaints: self = .complaints
        case .visits: self = .visits
        case .networkLogs: self = .sessions
        }
    }

    private static let emergencyCalls = RetainedRecords(
        .emergencyCall,
        forms: ["emergency-call", "call-back", "call-respond", "call-resolve", "call-tell-manager"],
        moments: [
            EmergencyCallField.receivedAt, EmergencyCallField.calledBackAt, EmergencyCallField.respondedAt,
            EmergencyCallField.resolvedAt, EmergencyCallField.managerToldAt,
        ]
    ) { $0[EmergencyCallField.resolvedAt] != nil }

    private static let abnormalEvents = RetainedRecords(
        .abnormalEvent, forms: ["abnormal-event", "abnormal-close", "abnormal-reopen"],
        parts: [
            Part(
                table: .abnormalFollowUp, reference: AbnormalEventField.event.name, forms: ["abnormal-follow-up"]),
            Part(table: .authorityNotice, reference: AbnormalEventField.event.name, forms: ["authority-notice"]),
        ],
        moments: [AbnormalEventField.knownAt, AbnormalEventField.closedAt]
    ) { $0[AbnormalEventField.state] == .closed }

    private static let complaints = RetainedRecords(
        .complaint, forms: ["complaint", "complaint-answer", "complaint-satisfaction"],
        moments: [ComplaintField.receivedAt, ComplaintField.answeredAt]
    ) { $0[ComplaintField.state] == .answered }

    /// Who signed in when, and from where.
    private static let sessions = RetainedRecords(
        .session, forms: [RecordForm.sessionBegin.name, RecordForm.sessionEnd.name],
        moments: [SessionField.startedAt, SessionField.expiresAt, SessionField.endedAt])

    private static let visits = RetainedRecords(
        .visit, .wiped,
        forms: [
            "visit-plan", "visit-reassign", "visit-dispatch", "visit-arrive", "visit-start", "visit-finish",
            "visit-rate", "visit-follow-up", "visit-cancel", "visit-void", "visit-record", "visit-corroborate",
        ],
        parts: [Part(table: .visitCheckIn, reference: VisitField.visit.name, forms: ["visit-check-in"])],
        moments: [
            VisitField.plannedStart, VisitField.endAt, VisitField.ratedAt, VisitField.followedUpAt,
            VisitField.cancelledAt, VisitField.voidedAt, VisitField.enteredAt,
        ]
    ) { row in
        row[VisitField.state].map { $0.isFinished || !$0.stands } ?? false
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
