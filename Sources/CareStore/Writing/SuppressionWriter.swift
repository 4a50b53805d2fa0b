internal import CareCore
internal import GRDB

/// Writes the list of what holds alarms back in the place of the one before. It changes when people say something.
struct SuppressionWriter {
    static func write(_ list: [Suppression], _ db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM suppression").execute()
        for suppression in list { try insert(suppression, db) }
    }

    private static func insert(_ suppression: Suppression, _ db: Database) throws {
        var (device, place, township) = (Int32?.none, Place?.none, suppression.township)
        switch suppression.subject {
        case .device(let number): device = number.index
        case .place(let subject): place = subject
        case .township(let code): township = code.description
        case .gateway, nil: break
        }
        let columns = PlaceColumns(place)
        try db.cachedStatement(
            sql: """
                INSERT INTO suppression (kind, rule, device, bed, household, township, alarm, start, until, untilClear,
                    reason, actor)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            suppression.kind.rawValue, suppression.rule, device, columns.bed, columns.household, township,
            suppression.alarm?.number, suppression.from?.milliseconds, suppression.until?.milliseconds,
            suppression.untilClear, suppression.reason, suppression.by,
        ])
    }
}
