public import CareCore
public import CareRecords
internal import GRDB

extension StoreReader {
    /// Alarms, the newest first.
    /// - Parameters:
    ///   - filter: Which ones.
    ///   - scope: Where they must lie; everything for who runs the machine.
    ///   - limit: At most that many.
    /// - Returns: At most `limit` alarms.
    /// - Throws: `StoreError` when the file cannot be read.
    public func alarms(
        _ filter: AlarmFilter, scope: AccessScope, limit: Int = StoreReader.usualLimit
    ) throws -> [AlarmRecord] {
        var filter = filter
        if case .bed(let bed) = scope, filter.bed == nil { filter.bed = bed }
        let query: NamedQuery = filter.openOnly ? .openAlarms : filter.bed == nil ? .allAlarms : .alarmsOfBed
        let arguments: StatementArguments = [
            limit, filter.person, filter.priority.map { Int64($0.rawValue) }, filter.bed?.description,
            filter.county.map { Int64($0.number) }, filter.state.map { Int64($0.rawValue) }, filter.before?.number,
            filter.work.map { Int64($0.rawValue) }, filter.rule, filter.township?.description, filter.provider?.text,
            filter.from?.milliseconds, filter.until?.milliseconds,
        ]
        return try read { db in
            let rows = try Row.fetchCursor(
                db, sql: query.sql, arguments: arguments + ScopeFilter(scope).arguments)
            var records: [AlarmRecord] = []
            while let row = try rows.next() { records.append(try AlarmRecord(row, db)) }
            return records
        }
    }

    /// The transitions of an alarm in order; empty when there is none of that number.
    public func history(of id: AlarmID) throws -> [AlarmEdgeRecord] {
        try read { db in
            try Row.fetchAll(db, sql: NamedQuery.alarmHistory.sql, arguments: [id.number])
                .map { try AlarmEdgeRecord($0, of: id) }
        }
    }

    /// One alarm; `nil` when there is none of that number in the scope.
    public func alarm(_ id: AlarmID, scope: AccessScope) throws -> AlarmRecord? {
        try read { db in
            try Row.fetchOne(
                db, sql: NamedQuery.oneAlarm.sql, arguments: [id.number] + ScopeFilter(scope).arguments
            ).map { try AlarmRecord($0, db) }
        }
    }
}

extension AlarmRecord {
    /// Reads an alarm, and what is looked up for a few of them only.
    init(_ row: Row, _ db: Database) throws {
        try self.init(row)
        guard rule == FleetRule.strayPress.rawValue, let device else { return }
        lastBeds = try String.fetchAll(
            try db.cachedStatement(sql: NamedQuery.lastBeds.sql), arguments: [device.text, lastAt.milliseconds]
        ).compactMap { BedID($0) }
    }

    private init(_ row: Row) throws {
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
            closedBy: row["closedBy"], calledBack: Self.deed(row["calledBackAt"], row["calledBackBy"]),
            dispatched: Self.deed(row["dispatchedAt"], row["dispatchedBy"]), responder: row["responder"],
            arrived: Self.deed(row["onSiteAt"], row["onSiteBy"]), assignee: row["assignee"],
            closeText: row["closeText"],
            hold: (row["holdReason"] as String?).map { reason in
                AlarmHold(
                    reason: AlarmRemark(stored: reason), by: row["holdBy"] ?? "", until: Self.moment(row["holdUntil"]))
            }, edge: row["edge"], township: (row["township"] as Int32?).flatMap { TownshipCode($0) },
            note: row["note"], escalatesAt: Self.moment(row["escalatesAt"]),
            county: (row["county"] as Int32?).flatMap { CountyCode($0) },
            bedTownship: (row["bedTownship"] as String?).flatMap { TownshipCode($0) },
            provider: (row["provider"] as String?).flatMap { ProviderID($0) },
            sharedBeds: (row["sharedBeds"] as String?)?.split(separator: " ").compactMap { BedID(String($0)) } ?? [])
    }

    private static func deed(_ at: Int64?, _ by: String?) -> AlarmDeed? {
        guard let at, let by else { return nil }
        return AlarmDeed(at: Timestamp(milliseconds: at), by: by)
    }

    private static func moment(_ milliseconds: Int64?) -> Timestamp? {
        milliseconds.map { Timestamp(milliseconds: $0) }
    }
}

extension AlarmEdgeRecord {
    /// Reads the columns of `alarmEdge`, or those of the same names with a prefix before them: `loggedState`.
    init(_ row: Row, of id: AlarmID, prefix: String? = nil) throws {
        func name(_ column: String) -> String {
            prefix.map { $0 + column.prefix(1).uppercased() + column.dropFirst() } ?? column
        }
        guard let cause = AlarmEdge.Cause(rawValue: row[name("cause")]),
            let state = AlarmState(rawValue: row[name("state")]), let work = WorkState(rawValue: row[name("work")]),
            let priority = Priority(rawValue: row[name("priority")])
        else {
            throw StoreError(
                .damaged,
                "transition \(row[name("edge")] as Int64) of alarm \(id) has a cause or state that this version does "
                    + "not know")
        }
        self.init(
            edge: row[name("edge")], cause: cause, at: Timestamp(milliseconds: row[name("at")]),
            by: row[name("actor")], state: state, work: work, priority: priority, count: row[name("count")],
            detail: (row[name("detail")] as String?).map { AlarmRemark(stored: $0) })
    }
}
