internal import CareCore
internal import Foundation
internal import GRDB
internal import Ingest

/// Reads back everything a restart needs.
enum Recovery {
    /// Everything of `Recovered`, in one consistent look at the database; `people` opens what is sealed.
    static func read(_ db: Database, _ people: PeopleSeal) throws -> Recovered {
        Recovered(
            registry: try RegistryReader.read(db, people),
            checkpoint: try checkpoint(db, people),
            eventIdentities: try eventIdentities(db),
            journal: try journal(db),
            outbox: try outbox(db),
            nextOutboxID: OutboxID(try nextOutbox(db)),
            committedAt: try committedAt(db))
    }

    private static func checkpoint(_ db: Database, _ people: PeopleSeal) throws -> Checkpoint? {
        let newest = "SELECT bytes, profiles, isSealed FROM coreState"
        guard let core = try Row.fetchOne(db, sql: newest) else { return nil }
        var devices: [Checkpoint.DeviceState] = []
        let rows = try Row.fetchCursor(db, sql: "SELECT device, bytes, heardAt FROM deviceState ORDER BY device")
        while let row = try rows.next() {
            devices.append(
                Checkpoint.DeviceState(
                    device: DeviceNumber(row[0]), bytes: bytes(row, 1),
                    heardAt: (row[2] as Int64?).map { Timestamp(milliseconds: $0) }))
        }
        return Checkpoint(
            devices: devices, core: try people.state(bytes(core, 0), isSealed: core["isSealed"]),
            profiles: UInt64(bitPattern: core["profiles"] as Int64))
    }

    /// Events of the last `Limits.deduplicationAge` before the checkpoint: the journal behind it is replayed, and its
    /// first message must find what it found. What has neither reference nor device time is known by its delivery and
    /// has no identity to give back.
    private static func eventIdentities(_ db: Database) throws -> [EventRow] {
        guard let core = try Row.fetchOne(db, sql: "SELECT lastEvent, committedAt FROM coreState") else { return [] }
        let oldest = Timestamp(milliseconds: core["committedAt"]) - Limits.deduplicationAge
        var events: [EventRow] = []
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT device, kind, reference, deviceTime, at, receivedAt, isTest, isLate, bed, household, data, hub
                FROM event INDEXED BY eventByReceipt
                WHERE receivedAt >= ? AND number <= ? AND (reference IS NOT NULL OR deviceTime IS NOT NULL)
                ORDER BY receivedAt, number
                """,
            arguments: [oldest.milliseconds, core["lastEvent"] as Int64])
        while let row = try rows.next() { events.append(try event(row)) }
        return events
    }

    private static func event(_ row: Row) throws -> EventRow {
        guard let kind = EventKind(rawValue: row[1]),
            let place = PlaceColumns(bed: row[8], household: row[9]).place
        else { throw unreadable("event of device number \(row[0] as Int64): kind \(row[1] as Int64)") }
        return EventRow(
            device: DeviceNumber(row[0]), kind: kind, reference: row[2],
            deviceTime: (row[3] as Int64?).map { Timestamp(milliseconds: $0) }, at: Timestamp(milliseconds: row[4]),
            receivedAt: Timestamp(milliseconds: row[5]), isTest: row[6], isLate: row[7], place: place,
            data: bytes(row, 10), hub: (row[11] as String?).flatMap { DeviceID($0) })
    }

    private static func journal(_ db: Database) throws -> [[UInt8]] {
        var blobs: [[UInt8]] = []
        let rows = try Row.fetchCursor(db, sql: "SELECT bytes FROM journal ORDER BY number")
        while let row = try rows.next() { blobs.append(bytes(row, 0)) }
        return blobs
    }

    private static func outbox(_ db: Database) throws -> [OutgoingMessage] {
        var messages: [OutgoingMessage] = []
        let rows = try Row.fetchCursor(
            db, sql: "SELECT number, rank, topic, payload, isRetained, expiresAt FROM outbox ORDER BY number")
        while let row = try rows.next() {
            guard let rank = OutgoingMessage.Rank(rawValue: row[1]) else {
                throw unreadable("outbox number \(row[0] as Int64): rank \(row[1] as Int64)")
            }
            messages.append(
                OutgoingMessage(
                    id: OutboxID(row[0]), rank: rank, topic: row[2], payload: bytes(row, 3), isRetained: row[4],
                    expiresAt: (row[5] as Int64?).map { Timestamp(milliseconds: $0) }))
        }
        return messages
    }

    /// Higher than every number in the outbox, in the journal and at the checkpoint. A number may come again only when
    /// its row was confirmed in a turn that left nothing else; then nobody knows it any more.
    static func nextOutbox(_ db: Database) throws -> Int64 {
        try Int64.fetchOne(
            db,
            sql: """
                SELECT max(1, coalesce((SELECT max(number) FROM outbox), 0) + 1,
                    coalesce((SELECT nextOutbox FROM journal ORDER BY number DESC LIMIT 1), 1),
                    coalesce((SELECT nextOutbox FROM coreState), 1))
                """) ?? 1
    }

    /// Gateway time of the newest turn, from what every turn that wrote rows has left.
    static func committedAt(_ db: Database) throws -> Timestamp? {
        let newest = try Int64.fetchOne(
            db,
            sql: """
                SELECT max(at) FROM (
                    SELECT (SELECT at FROM journal ORDER BY number DESC LIMIT 1) AS at
                    UNION ALL SELECT (SELECT committedAt FROM coreState)
                    UNION ALL SELECT (SELECT max(receivedAt) FROM event)
                    UNION ALL SELECT (SELECT receivedAt FROM quarantine ORDER BY number DESC LIMIT 1))
                """)
        return newest.map { Timestamp(milliseconds: $0) }
    }

    static func bytes(_ row: Row, _ column: Int) -> [UInt8] { Array(row[column] as Data) }

    private static func unreadable(_ what: String) -> CommitError {
        .refused("\(what) is not known to this version: the file is damaged or was written by another program")
    }
}
