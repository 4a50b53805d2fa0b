public import CareCore
internal import Foundation
internal import GRDB

extension StoreReader {
    /// The counts of a first look.
    /// - Parameter heardSince: The moment since when a device must have been heard; all rows since then are read, so
    ///   minutes, not days, before now.
    /// - Returns: The counts.
    /// - Throws: `StoreError` when the file cannot be read.
    public func overview(heardSince: Timestamp) throws -> Overview {
        try read { db in
            let counts = try Row.fetchOne(
                db, sql: NamedQuery.overview.sql,
                arguments: [ReadingKey(heardSince).minute, heardSince.milliseconds])
            var open: [Priority: Int] = [:]
            let rows = try Row.fetchCursor(db, sql: NamedQuery.openAlarmCounts.sql)
            while let row = try rows.next() {
                if let priority = Priority(rawValue: row[0]) { open[priority] = row[1] }
            }
            return Overview(
                beds: counts?[0] ?? 0, devices: counts?[1] ?? 0, devicesHeard: counts?[2] ?? 0,
                quarantined: counts?[3] ?? 0, openAlarms: open)
        }
    }

    /// The newest messages kept aside, newest first.
    public func quarantine(limit: Int = StoreReader.usualLimit) throws -> [QuarantineRecord] {
        try read { db in
            var records: [QuarantineRecord] = []
            let rows = try Row.fetchCursor(db, sql: NamedQuery.quarantine.sql, arguments: [limit])
            while let row = try rows.next() {
                guard let reason = QuarantineReason(rawValue: row[3]) else {
                    throw StoreError(.damaged, "a quarantined message has reason \(row[3] as Int64), unknown here")
                }
                records.append(
                    QuarantineRecord(
                        topic: Array(row[0] as Data), payload: Array(row[1] as Data), payloadLength: row[2],
                        reason: reason, detail: row[4], receivedAt: Timestamp(milliseconds: row[5])))
            }
            return records
        }
    }

    /// Events in order of arrival, for comparison with a ledger of what was sent.
    /// - Parameters:
    ///   - number: Events after the one of that number; 0 from the beginning.
    ///   - limit: At most that many.
    /// - Returns: At most `limit` events.
    /// - Throws: `StoreError` when the file cannot be read.
    public func events(after number: Int64, limit: Int = StoreReader.usualLimit) throws -> [EventRecord] {
        try read { db in
            var records: [EventRecord] = []
            let rows = try Row.fetchCursor(db, sql: NamedQuery.events.sql, arguments: [number, limit])
            while let row = try rows.next() { records.append(try EventRecord(row)) }
            return records
        }
    }
}

extension EventRecord {
    fileprivate init(_ row: Row) throws {
        guard let device = DeviceID(row[1] as String), let kind = EventKind(rawValue: row[2]) else {
            throw StoreError(.damaged, "event \(row[0] as Int64) has kind \(row[2] as Int64), unknown here")
        }
        self.init(
            number: row[0], device: device, kind: kind, reference: row[3],
            deviceTime: (row[4] as Int64?).map { Timestamp(milliseconds: $0) }, at: Timestamp(milliseconds: row[5]),
            receivedAt: Timestamp(milliseconds: row[6]), isTest: row[7], isLate: row[8],
            bed: (row[9] as String?).flatMap { BedID($0) }, household: (row[10] as String?).flatMap { HouseholdID($0) })
    }
}
