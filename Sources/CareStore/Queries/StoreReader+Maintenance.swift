public import CareCore
public import CareRecords
internal import GRDB

extension StoreReader {
    /// Maintenance orders, the newest first.
    /// - Parameters:
    ///   - isOpenOnly: Only those that nobody has closed.
    ///   - bed: Only those of that bed; `nil` for all.
    ///   - filter: Which part of the list, by the time of the first problem.
    ///   - limit: At most that many.
    /// - Returns: At most `limit` orders.
    /// - Throws: `StoreError` when the file cannot be read.
    public func orders(
        openOnly isOpenOnly: Bool, bed: BedID? = nil, _ filter: ListFilter,
        limit: Int = StoreReader.usualLimit
    ) throws -> [OrderRecord] {
        let query = isOpenOnly ? NamedQuery.openOrders : .allOrders
        let arguments: StatementArguments = [limit, bed?.description]
        return try read { db in
            try Row.fetchAll(
                db, sql: query.sql,
                arguments: arguments + StatementArguments(filter.bounds) + filter.places.arguments
            ).map { try OrderRecord($0) }
        }
    }

    /// One order; `nil` when there is none of that number in the scope.
    public func order(_ id: OrderID, scope: AccessScope) throws -> OrderRecord? {
        try read { db in
            try Row.fetchOne(
                db, sql: NamedQuery.oneOrder.sql, arguments: [id.number] + ScopeFilter(scope).arguments
            ).map { try OrderRecord($0) }
        }
    }

    /// The problems of an order, in order of finding; empty when there is none of that number.
    public func problems(of id: OrderID) throws -> [ProblemRecord] {
        try read { db in
            try Row.fetchAll(db, sql: NamedQuery.orderProblems.sql, arguments: [id.number])
                .map { try ProblemRecord($0) }
        }
    }

    /// The problems of all orders that were found since a moment, and those of open orders whenever they were found.
    /// - Returns: In order of their orders and numbers.
    /// - Throws: `StoreError` when the file cannot be read.
    public func problems(since: Timestamp) throws -> [ProblemRecord] {
        try read { db in
            try Row.fetchAll(db, sql: NamedQuery.problemsSince.sql, arguments: [since.milliseconds])
                .map { try ProblemRecord($0) }
        }
    }

    /// Everything that holds alarms back now or will.
    public func suppressions() throws -> [SuppressionRecord] {
        try read { db in
            try Row.fetchAll(db, sql: NamedQuery.suppressions.sql).map { try SuppressionRecord($0) }
        }
    }
}

extension OrderRecord {
    fileprivate init(_ row: Row) throws {
        guard let bed = BedID(row[1] as String) else {
            throw StoreError(.damaged, "order \(row[0] as Int64) has bed \(row[1] as String), which is none")
        }
        self.init(
            id: OrderID(row[0]), bed: bed, openedAt: Timestamp(milliseconds: row[2]),
            closedAt: (row[3] as Int64?).map { Timestamp(milliseconds: $0) }, closedBy: row[4], closeText: row[5],
            problems: row[6], lasting: row[7])
    }
}

extension SuppressionRecord {
    init(_ row: Row) throws {
        guard let kind = Suppression.Kind(rawValue: row[0]) else {
            throw StoreError(.damaged, "a suppression has kind \(row[0] as Int64), unknown here")
        }
        self.init(
            kind: kind, rule: row[1], device: (row[2] as String?).flatMap { DeviceID($0) },
            bed: (row[3] as String?).flatMap { BedID($0) },
            household: (row[4] as String?).flatMap { HouseholdID($0) }, township: row[5],
            alarm: (row[6] as Int64?).map { AlarmID($0) },
            from: (row[7] as Int64?).map { Timestamp(milliseconds: $0) },
            until: (row[8] as Int64?).map { Timestamp(milliseconds: $0) }, untilClear: row[9], reason: row[10],
            by: row[11])
    }
}
