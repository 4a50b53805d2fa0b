internal import CareCore
internal import GRDB

/// The table of facts that are to be made: `factDue`.
enum FactQueue {
    static let deviceKind: Int64 = 1
    static let bedKind: Int64 = 2

    /// Asks for what a turn made late. Facts of the beds follow from those of their devices.
    static func add(_ late: LateDays, _ db: Database) throws {
        guard !late.isEmpty else { return }
        for (day, device) in late.devices { try add(deviceKind, Int64(device.index), day: day, db) }
        for (day, place) in late.places { try addBeds(of: PlaceColumns(place), day: day, db) }
    }

    /// Asks for the facts of every bed that `place` means.
    static func addBeds(of place: PlaceColumns, day: Int32, _ db: Database) throws {
        if let bed = place.bed { try add(bedKind, bed, day: day, db) }
        guard let household = place.household else { return }
        try db.cachedStatement(
            sql: "INSERT OR IGNORE INTO factDue (day, kind, number) SELECT ?, ?, number FROM bed WHERE household = ?"
        ).execute(arguments: [day, bedKind, household])
    }

    /// Asks for one fact.
    static func add(_ kind: Int64, _ number: Int64, day: Int32, _ db: Database) throws {
        try db.cachedStatement(sql: "INSERT OR IGNORE INTO factDue (day, kind, number) VALUES (?, ?, ?)")
            .execute(arguments: [day, kind, number])
    }

    /// Takes one fact off the list.
    static func remove(_ kind: Int64, _ number: Int64, day: Int32, _ db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM factDue WHERE day = ? AND kind = ? AND number = ?")
            .execute(arguments: [day, kind, number])
    }
}
