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

    /// What holds alarms back now or will, in order of number.
    /// - Parameters:
    ///   - places: Where that must lie which it holds back.
    ///   - number: After which the page begins. The list is written anew with every change: a page goes on at the place
    ///     and not at the thing.
    ///   - limit: At most that many.
    /// - Returns: At most `limit` of them.
    /// - Throws: `StoreError` when the file cannot be read.
    public func suppressions(
        _ places: PlaceFilter = PlaceFilter(scope: .everything), after number: Int64 = 0,
        limit: Int = StoreReader.usualLimit
    ) throws -> [SuppressionRecord] {
        try read { db in
            try Row.fetchAll(
                db, sql: NamedQuery.suppressions(where: places.condition(NamedQuery.suppressionPlace)),
                arguments: [limit, number] + places.ownArguments
            ).map { try SuppressionRecord($0) }
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
        guard let kind = Suppression.Kind(rawValue: row[1]) else {
            throw StoreError(.damaged, "a suppression has kind \(row[1] as Int64), unknown here")
        }
        self.init(
            number: row[0], kind: kind, rule: row[2], device: (row[3] as String?).flatMap { DeviceID($0) },
            bed: (row[4] as String?).flatMap { BedID($0) },
            household: (row[5] as String?).flatMap { HouseholdID($0) }, township: row[6],
            alarm: (row[7] as Int64?).map { AlarmID($0) },
            from: (row[8] as Int64?).map { Timestamp(milliseconds: $0) },
            until: (row[9] as Int64?).map { Timestamp(milliseconds: $0) }, untilClear: row[10], reason: row[11],
            by: row[12])
    }
}
