internal import CareCore
internal import GRDB

/// When the devices of a page were heard last: what the newest checkpoint says, and what came after it.
///
/// Asked of all devices of a page at once, so that a page costs the same number of statements however long it is:
/// `statements` at most. Readings lie by minute (decision 12), so only the minutes since the checkpoint and as long
/// before it are looked through, the newest first, at most `minutes` of them, and each for the devices alone of which
/// no newer one has anything. What came later than that counts from the next checkpoint on.
struct DeviceContacts {
    /// Twice the age that a checkpoint can have.
    private static let minutes = 20

    /// How many statements the answer takes at most.
    static let statements = 3 + minutes

    /// By the number of a device, in milliseconds; those never heard are missing.
    private var newest: [Int64: Int64] = [:]

    /// Looks up the devices of those numbers.
    init(_ db: Database, of devices: [Int64]) throws {
        guard !devices.isEmpty else { return }
        let checkpoint =
            try Int64.fetchOne(db.cachedStatement(sql: NamedQuery.newestCheckpoint.sql)) ?? .max
        // Device time from which on signs are looked for.
        let first = checkpoint == .max ? checkpoint : checkpoint - Limits.checkpointAge.count
        try take(db, .heardSince, [NumberList.text(devices).databaseValue] + [checkpoint, first].map(\.databaseValue))
        let present = try Int64.fetchAll(
            db.cachedStatement(sql: NamedQuery.presentMinutes.sql), arguments: [first / 60_000, Self.minutes])
        var silent = Set(devices)
        for minute in present where !silent.isEmpty {
            let asked = NumberList.text(silent.sorted()).databaseValue
            silent.subtract(try take(db, .heardInMinute, [asked, minute.databaseValue]))
        }
    }

    /// When the device of that number was heard last; `nil` when it never was, or was not asked about.
    func last(of device: Int64) -> Timestamp? { newest[device].map { Timestamp(milliseconds: $0) } }

    /// Keeps the newest of what a query says; returns the devices of which it says anything.
    @discardableResult
    private mutating func take(
        _ db: Database, _ query: NamedQuery, _ values: [DatabaseValue]
    ) throws -> Set<Int64> {
        var found: Set<Int64> = []
        var newest = self.newest
        try HotStatement(db, cached: query.sql, values).forEachRow { row in
            let (device, at) = (row.integer(0), row.integer(1))
            found.insert(device)
            newest[device] = max(newest[device] ?? at, at)
            return true
        }
        self.newest = newest
        return found
    }
}
