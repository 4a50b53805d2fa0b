public import CareCore
internal import GRDB

extension StoreReader {
    /// Alarms, the newest first.
    /// - Parameters:
    ///   - openOnly: Only those that are not over.
    ///   - limit: At most that many.
    /// - Returns: At most `limit` alarms.
    /// - Throws: `StoreError` when the file cannot be read.
    public func alarms(openOnly: Bool, limit: Int = StoreReader.usualLimit) throws -> [AlarmRecord] {
        try read { db in
            let rows = try Row.fetchCursor(
                db, sql: openOnly ? NamedQuery.openAlarms.sql : NamedQuery.allAlarms.sql, arguments: [limit])
            var records: [AlarmRecord] = []
            while let row = try rows.next() { records.append(try AlarmRecord(row)) }
            return records
        }
    }

    /// One alarm; `nil` when there is none of that number.
    public func alarm(_ id: AlarmID) throws -> AlarmRecord? {
        try read { db in
            try Row.fetchOne(db, sql: NamedQuery.oneAlarm.sql, arguments: [id.number]).map { try AlarmRecord($0) }
        }
    }
}

extension AlarmRecord {
    init(_ row: Row) throws {
        guard let priority = Priority(rawValue: row["priority"]), let audience = Audience(rawValue: row["audience"]),
            let state = AlarmState(rawValue: row["state"]), let work = WorkState(rawValue: row["work"])
        else {
            throw StoreError(
                .damaged, "alarm \(row["number"] as Int64) has a state or priority that this version does not know")
        }
        self.init(
            id: AlarmID(row["number"]), rule: row["rule"],
            device: (row["device"] as String?).flatMap { DeviceID($0) },
            bed: (row["bed"] as String?).flatMap { BedID($0) },
            household: (row["household"] as String?).flatMap { HouseholdID($0) },
            priority: priority, audience: audience, state: state, work: work, count: row["count"],
            isTest: row["isTest"], isLate: row["isLate"],
            raisedAt: Timestamp(milliseconds: row["raisedAt"]), receivedAt: Timestamp(milliseconds: row["receivedAt"]),
            lastAt: Timestamp(milliseconds: row["lastAt"]), acknowledgedAt: Self.moment(row["acknowledgedAt"]),
            acknowledgedBy: row["acknowledgedBy"], clearedAt: Self.moment(row["clearedAt"]),
            closedAt: Self.moment(row["closedAt"]),
            closeReason: (row["closeReason"] as UInt8?).flatMap { CloseReason(rawValue: $0) },
            closedBy: row["closedBy"], edge: row["edge"])
    }

    private static func moment(_ milliseconds: Int64?) -> Timestamp? {
        milliseconds.map { Timestamp(milliseconds: $0) }
    }
}
