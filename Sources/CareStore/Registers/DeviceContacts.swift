internal import CareCore
internal import GRDB

/// Finds out when devices were heard last: what the newest checkpoint says, and what came after it.
///
/// Readings lie by minute (decision 12), so only the minutes since the checkpoint and as long before it are looked
/// through, at most `minutes` of them. What came later than that counts from the next checkpoint on.
struct DeviceContacts {
    /// Twice the age that a checkpoint can have.
    private static let minutes = 20

    private let checkpoint: Int64
    /// Device time from which on signs are looked for.
    private let first: Int64
    private let present: [Int64]
    private let kept: Statement
    private let events: Statement
    private let readings: Statement

    init(_ db: Database) throws {
        checkpoint =
            try Int64.fetchOne(
                db,
                sql: "SELECT coalesce((SELECT committedAt FROM coreState), (SELECT min(at) FROM journal))") ?? .max
        first = checkpoint == .max ? checkpoint : checkpoint - Limits.checkpointAge.count
        kept = try db.cachedStatement(sql: "SELECT heardAt FROM deviceState WHERE device = ?")
        events = try db.cachedStatement(
            sql: "SELECT max(receivedAt) FROM event WHERE device = ? AND receivedAt >= ? AND at >= ?")
        readings = try db.cachedStatement(
            sql: """
                SELECT max(minute * 60000 + millisecond + delay) FROM reading WHERE minute = ? AND device = ?
                """)
        present = try Int64.fetchAll(
            try db.cachedStatement(sql: NamedQuery.presentMinutes.sql),
            arguments: [first / 60_000, Self.minutes])
    }

    /// When the device of that number was heard last; `nil` when it never was.
    func last(of device: Int64) throws -> Timestamp? {
        var newest = try Int64.fetchOne(kept, arguments: [device])
        newest = [newest, try Int64.fetchOne(events, arguments: [device, checkpoint, first])].compactMap { $0 }.max()
        for minute in present {
            guard let at = try Int64.fetchOne(readings, arguments: [minute, device]) else { continue }
            newest = max(newest ?? at, at)
            break
        }
        return newest.map { Timestamp(milliseconds: $0) }
    }
}
