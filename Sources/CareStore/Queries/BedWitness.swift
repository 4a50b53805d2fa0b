internal import CareCore
internal import GRDB

/// A device that served a bed or its household at some time, with what its model sees of people.
struct BedWitness {
    let number: Int64
    let device: DeviceID
    /// Number of its class; 0 for a model that is not known any more.
    let deviceClass: Int64
    /// How long a word of it proves it in contact.
    let offline: Milliseconds
    /// Whether it sees people come to the home.
    let seesRoom: Bool
    /// Whether the household's hub carries it.
    let isThroughHub: Bool
    /// Its assignments to the bed or its household.
    let places: [ServedPlace]
    private let handMetrics: Int64

    /// All of them that there ever were.
    static func all(_ db: Database, of bed: BedID) throws -> [BedWitness] {
        let home = try String.fetchOne(db, sql: NamedQuery.householdOfBed.sql, arguments: [bed.description])
            .flatMap { HouseholdID($0) }
        return try Row.fetchAll(db, sql: NamedQuery.bedDevices.sql, arguments: [bed.description]).compactMap { row in
            guard let device = DeviceID(row[1] as String) else { return nil }
            return BedWitness(
                number: row[0], device: device, deviceClass: row[2], offline: Milliseconds(row[3]), seesRoom: row[5],
                isThroughHub: row[6],
                places: try ServedPlace.all(db, device: row[0]).filter { $0.serves(bed, home) }, handMetrics: row[4])
        }
    }

    /// Whether it served the bed or its household then: what a device saw while it served others is theirs (promise 6).
    func serves(at moment: Timestamp) -> Bool { places.contains { $0.contains(moment) } }

    /// Whether it served the bed or its household at some time of `range`.
    func serves(during range: Range<Timestamp>) -> Bool { places.contains { $0.overlaps(range) } }

    /// Whether somebody takes values of that metric by hand: what a watch or patch measures by itself shows nobody.
    func isTakenByHand(_ metric: Metric) -> Bool { handMetrics & 1 << Int64(metric.rawValue) != 0 }
}
