internal import CareCore
internal import CareRecords
internal import GRDB

/// The time in which a device serves a place.
struct ServedStay {
    let spot: DeviceSpot
    /// The first of a household's.
    let bed: BedID
    /// What the device is; `nil` for a model that is not in force.
    let deviceClass: DeviceClass?
    /// Whether silence of it is watched.
    let isWatched: Bool
    let start: Int64
    let until: Int64?
    /// What the device is called; empty where nothing is named.
    let name: String

    /// Those of all devices, in the order of places.
    static func all(_ db: Database, _ bounds: [DatabaseValue], named: Bool) throws -> [ServedStay] {
        var found: [ServedStay] = []
        let models = try Self.models(db)
        var bed = LastParsed<BedID>()
        try HotStatement(db, cached: NamedQuery.summaryStays.sql, bounds).forEachRow { row in
            guard let bed = bed.value(row, 2, { BedID($0) }) else { return true }
            let model = models.first { row.isText(4, $0.profile) }
            found.append(
                ServedStay(
                    spot: DeviceSpot(kind: row.integer(0), place: row.integer(1), device: row.integer(3)), bed: bed,
                    deviceClass: model?.deviceClass, isWatched: model?.isWatched == true, start: row.integer(5),
                    until: row.isNull(6) ? nil : row.integer(6), name: named ? row.text(7) : ""))
            return true
        }
        return found
    }

    /// The models in force. There are a few dozen: to compare is cheaper than to make a text of each device's.
    private static func models(
        _ db: Database
    ) throws -> [(profile: String, deviceClass: DeviceClass, isWatched: Bool)] {
        var found: [(profile: String, deviceClass: DeviceClass, isWatched: Bool)] = []
        try HotStatement(db, cached: "SELECT profile, class, offlineMilliseconds IS NOT NULL FROM profileFact", [])
            .forEachRow { row in
                if let deviceClass = UInt8(exactly: row.integer(1)).flatMap({ DeviceClass(rawValue: $0) }) {
                    found.append((row.text(0), deviceClass, row.integer(2) != 0))
                }
                return true
            }
        return found
    }
}
