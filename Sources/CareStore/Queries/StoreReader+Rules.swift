public import CareCore
internal import GRDB

extension StoreReader {
    /// The overrides in force.
    /// - Throws: `StoreError` when the file cannot be read.
    public func overrides() throws -> OverrideBook {
        try read { try RegistryReader.overrides($0) }
    }

    /// Everything that was ever overridden or set back, the newest first.
    /// - Throws: `StoreError` when the file cannot be read.
    public func overrideHistory(limit: Int = StoreReader.usualLimit) throws -> [OverrideRow] {
        try read { db in
            let rows = try Row.fetchCursor(db, sql: NamedQuery.overrideHistory.sql, arguments: [limit])
            var history: [OverrideRow] = []
            while let row = try rows.next() { history.append(try OverrideRow(row)) }
            return history
        }
    }

    /// The rules and places whose causes came most often since `moment`, the worst first.
    /// - Throws: `StoreError` when the file cannot be read.
    public func badActors(since moment: Timestamp, limit: Int = 10) throws -> [BadActor] {
        try read { db in
            let rows = try Row.fetchCursor(
                db, sql: NamedQuery.badActors.sql, arguments: [moment.milliseconds, limit])
            var actors: [BadActor] = []
            while let row = try rows.next() {
                actors.append(
                    BadActor(
                        rule: row["rule"], bed: (row["bed"] as String?).flatMap { BedID($0) },
                        household: (row["household"] as String?).flatMap { HouseholdID($0) }, times: row["times"],
                        chattering: row["chattering"]))
            }
            return actors
        }
    }
}

extension OverrideRow {
    init(_ row: Row) throws {
        let value = row["value"] as String?
        guard let level = OverrideLevel(rawValue: row["level"]),
            let scope = OverrideScope(level: level, name: row["scope"]), let field = OverrideField(row["field"]),
            value == nil || value.flatMap({ OverrideValue($0) }) != nil
        else {
            throw StoreError(
                .damaged,
                "an override of rule \(row["rule"] as String) names a level, field or value that this version does not "
                    + "know")
        }
        self.init(
            scope: scope, rule: row["rule"], field: field, value: value.flatMap { OverrideValue($0) },
            at: Timestamp(milliseconds: row["at"]), by: row["actor"], reason: row["reason"],
            until: (row["until"] as Int64?).map { Timestamp(milliseconds: $0) })
    }
}
