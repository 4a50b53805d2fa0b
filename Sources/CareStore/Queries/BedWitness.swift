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
    /// How it sees people come to the home; `nil` when it does not.
    let roomSense: RoomSense?
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
                number: row[0], device: device, deviceClass: row[2], offline: Milliseconds(row[3]),
                roomSense: (row[5] as Int64?).flatMap { RoomSense(rawValue: UInt8(truncatingIfNeeded: $0)) },
                isThroughHub: row[6],
                places: try ServedPlace.all(db, device: row[0]).filter { $0.serves(bed, home) }, handMetrics: row[4])
        }
    }

    /// Whether it served the bed or its household then: what a device saw while it served others is theirs (promise 6).
    func serves(at moment: Timestamp) -> Bool { places.contains { $0.contains(moment) } }

    /// Whether it served the bed or its household at some time of `range`.
    func serves(during range: Range<Timestamp>) -> Bool { places.contains { $0.overlaps(range) } }

    /// Whether it served the bed or its household all of `range`.
    func serves(throughout range: Range<Timestamp>) -> Bool { places.contains { $0.covers(range) } }

    /// Whether somebody takes values of that metric by hand: what a watch or patch measures by itself shows nobody.
    func isTakenByHand(_ metric: Metric) -> Bool { handMetrics & 1 << Int64(metric.rawValue) != 0 }

    /// When it spoke in `range`, in order: readings of any validity and events.
    func words(_ db: Database, _ range: Range<Timestamp>) throws -> [Timestamp] {
        let readings = try Row.fetchAll(
            db, sql: NamedQuery.readingsBetween.sql,
            arguments: [ReadingKey(range.lowerBound).minute, number, ReadingKey(range.upperBound).minute]
        ).map { ReadingKey.moment(minute: $0[0], millisecond: $0[2]) }
        let events = try Int64.fetchAll(
            db, sql: NamedQuery.eventTimes.sql,
            arguments: [number, range.lowerBound.milliseconds, range.upperBound.milliseconds]
        ).map { Timestamp(milliseconds: $0) }
        return (readings + events).filter { range.contains($0) }.sorted()
    }

    /// When in `range` no word of it proves it in contact: each does so until the next, at most for its offline limit.
    func silences(_ db: Database, _ range: Range<Timestamp>) throws -> [Range<Timestamp>] {
        let before = try SQLiteGatewayBook(db: db)
            .newestSign(of: device, from: range.lowerBound - offline, until: range.lowerBound)
        var proved = before.map { $0 + offline } ?? range.lowerBound
        var silences: [Range<Timestamp>] = []
        for word in try words(db, range) {
            if word > proved { silences.append(proved..<word) }
            proved = max(proved, word + offline)
        }
        if proved < range.upperBound { silences.append(proved..<range.upperBound) }
        return silences
    }

    /// Whether nobody can come unseen from then on. A door that stands open, or of which nothing is known, needs no
    /// hand: only who found it closed has moved it.
    func wouldSee(_ db: Database, from moment: Timestamp) throws -> Bool {
        switch roomSense {
        case nil: return false
        case .movement: return true
        case .door:
            let newest = try Int64.fetchOne(
                db, sql: NamedQuery.doorBefore.sql, arguments: [number, moment.milliseconds])
            return newest == Int64(EventKind.doorClosed.rawValue)
        }
    }
}
