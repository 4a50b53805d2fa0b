internal import CareCore
internal import CareRecords
internal import GRDB

/// The time in which a device serves a place.
struct ServedStay {
    let spot: DeviceSpot
    /// The first of a household's.
    let bed: BedID
    let profile: String
    let start: Int64
    let until: Int64?
    /// What the device is called; empty where nothing is named.
    let name: String

    /// Those of all devices, in the order of places.
    static func all(_ db: Database, _ bounds: [DatabaseValue], named: Bool) throws -> [ServedStay] {
        var found: [ServedStay] = []
        var known: (text: String, bed: BedID)?
        try HotStatement(db, cached: NamedQuery.summaryStays.sql, bounds).forEachRow { row in
            if known.map({ !row.isText(2, $0.text) }) ?? true {
                let text = row.text(2)
                known = BedID(text).map { (text, $0) }
            }
            guard let bed = known?.bed else { return true }
            found.append(
                ServedStay(
                    spot: DeviceSpot(kind: row.integer(0), place: row.integer(1), device: row.integer(3)), bed: bed,
                    profile: row.text(4), start: row.integer(5), until: row.isNull(6) ? nil : row.integer(6),
                    name: named ? row.text(7) : ""))
            return true
        }
        return found
    }
}
