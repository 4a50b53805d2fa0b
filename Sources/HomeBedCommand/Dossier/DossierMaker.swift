import CareCore
import CareRecords
import CareStore
import Gateway

/// Makes dossiers of beds out of a database.
struct DossierMaker {
    private let reader: StoreReader
    private let key: RecordKey
    private let titles: RuleTitles
    private let proof: LedgerProof
    private let day: CivilDate
    private let masking: RecordMasking

    /// So many alarms of a bed stand in its dossier, the newest; a bed has far fewer in a year.
    private static let mostAlarms = 2_000

    /// The proof reads every row of the records.
    private static let longestRead = Milliseconds.minutes(10)

    /// Opens the database and proves the ledger and all rows once for all dossiers.
    init(_ configuration: GatewayConfiguration, on day: CivilDate, masking: RecordMasking) throws {
        key = try RecordArgument.key(configuration)
        reader = try StoreReader.open(path: configuration.database, readLimit: Self.longestRead)
        titles = RuleTitles(profiles: configuration.profiles)
        proof = try reader.proveLedger()
        self.day = day
        self.masking = masking
    }

    /// The dossier of a bed.
    /// - Throws: `CommandFailure` when nothing is recorded about the bed.
    func dossier(of bed: BedID) throws -> Dossier {
        let (records, proof) = try reader.dossier(of: bed, key: key, proof: proof)
        guard !records.isEmpty else {
            throw CommandFailure(
                .noInput, "error: nothing is recorded about the bed \(bed); homebed records list careCase names beds")
        }
        var filter = AlarmFilter()
        filter.bed = bed
        let newest = try reader.alarms(filter, scope: .everything, limit: Self.mostAlarms + 1)
        return try Dossier(
            records, alarms: newest.prefix(Self.mostAlarms).reversed().map(entry),
            areOlderLeftOut: newest.count > Self.mostAlarms, proof: proof, on: day,
            showsPeople: masking == .revealed)
    }

    /// The rows of cases, from which a sample is drawn.
    func cases() throws -> [RecordRow] {
        try reader.withRecords(scope: .everything, key: key) { try $0.rows(.careCase, where: []) }
    }

    private func entry(_ alarm: AlarmRecord) -> DossierAlarm {
        let taken = alarm.acknowledgedAt.map { AlarmDeed(at: $0, by: alarm.acknowledgedBy ?? "") }
        var entry = DossierAlarm(
            id: alarm.id, title: titles.title(of: alarm.rule), priority: alarm.priority, isTest: alarm.isTest,
            raisedAt: alarm.raisedAt, count: alarm.count, acknowledged: taken)
        entry.calledBack = alarm.calledBack
        entry.dispatched = alarm.dispatched
        entry.responder = alarm.responder ?? ""
        entry.arrived = alarm.arrived
        entry.closed = alarm.closedAt.map { AlarmDeed(at: $0, by: alarm.closedBy ?? "") }
        entry.closeReason = alarm.closeReason
        entry.closeText = alarm.closeText ?? ""
        return entry
    }
}
