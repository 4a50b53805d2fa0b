public import CareCore
public import CareRecords
internal import GRDB

extension StoreReader {
    /// Transitions that one call looks at, of whatever scope: each is looked up at six places, together about 50 ms.
    static let logReach: Int64 = 5_000

    /// Transitions of alarms in the one order of all, as `GET /v1/alarms/log` and the live feed tell them.
    /// - Parameters:
    ///   - number: After which to begin; 0 for the first.
    ///   - limit: At most that many.
    ///   - places: Where the alarms must lie now; those of the gateway itself lie in every place.
    /// - Returns: The entries, and how far was looked.
    /// - Throws: `StoreError` when the file cannot be read.
    public func alarmLog(after number: Int64, limit: Int, in places: PlaceFilter) throws -> AlarmLogPart {
        try read { db in try Self.alarmLog(after: number, limit: limit, in: places, db) }
    }

    /// The same for everybody at once: each entry with the places that its alarm lies at.
    public func alarmLogWithPlaces(
        after number: Int64, limit: Int
    ) throws -> (part: AlarmLogPart, places: [AlarmID: [ScopedPlace]]) {
        try read { db in
            let part = try Self.alarmLog(after: number, limit: limit, in: PlaceFilter(scope: .everything), db)
            var places: [AlarmID: [ScopedPlace]] = [:]
            for id in Set(part.entries.map(\.alarm.id)) {
                places[id] = try Self.places(.placesOfAlarm, [id.number], db)
            }
            return (part, places)
        }
    }

    /// Number of the newest transition of all; 0 before the first.
    public func newestLoggedAlarm() throws -> Int64 { try read { try Self.newestLogged($0) } }

    private static func newestLogged(_ db: Database) throws -> Int64 {
        try Int64.fetchOne(db, sql: NamedQuery.newestLogged.sql) ?? 0
    }

    private static func alarmLog(
        after number: Int64, limit: Int, in places: PlaceFilter, _ db: Database
    ) throws -> AlarmLogPart {
        let newest = try newestLogged(db)
        let reach = newest - number > logReach ? number + logReach : newest
        let rows = try Row.fetchCursor(
            db, sql: NamedQuery.alarmLog(where: places.condition(ScopeFilter.alarm())),
            arguments: [limit, number, reach] + places.ownArguments)
        var entries: [LoggedAlarm] = []
        while let row = try rows.next() {
            let alarm = try AlarmRecord(row, db)
            entries.append(
                LoggedAlarm(
                    number: row["logNumber"], edge: try AlarmEdgeRecord(row, of: alarm.id, prefix: "logged"),
                    alarm: alarm))
        }
        let isFull = entries.count == limit
        let end = max(number, isFull ? entries.last?.number ?? reach : reach)
        return AlarmLogPart(entries: entries, end: end, isWhole: end >= newest)
    }
}
