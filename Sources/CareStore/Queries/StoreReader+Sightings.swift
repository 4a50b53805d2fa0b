public import CareCore
public import CareRecords
internal import GRDB

extension StoreReader {
    /// What the devices of beds saw and is still kept as events: test presses and doors. What a device of a household
    /// saw counts for each of its beds.
    /// - Parameters:
    ///   - from: The first moment; `nil` for everything.
    ///   - until: The moment after the last; `nil` for everything.
    ///   - bed: Only this bed; `nil` for all.
    /// - Returns: In order of device time.
    /// - Throws: `StoreError` when the file cannot be read.
    public func sightings(
        from: Timestamp? = nil, until: Timestamp? = nil, bed: BedID? = nil
    ) throws -> [BedSighting] {
        try read { db in
            let rows = try Row.fetchAll(
                db, sql: NamedQuery.sightings.sql,
                arguments: [from?.milliseconds ?? .min, until?.milliseconds ?? .max, bed?.description])
            return rows.compactMap { row in
                guard let bed = BedID(row[0] as String), let device = DeviceID(row[1] as String),
                    let kind = EventKind(rawValue: row[2]), let seen = Self.sighting(kind, isTest: row[3])
                else { return nil }
                return BedSighting(
                    bed: bed, kind: seen, at: Timestamp(milliseconds: row[4]), device: device,
                    hub: (row[5] as String?).flatMap { DeviceID($0) })
            }
        }
    }

    /// What the devices of a bed measured in a time, as far as it tells of people.
    /// - Returns: In order of device time.
    /// - Throws: `StoreError` when the file cannot be read.
    public func measuredSightings(
        of bed: BedID, from: Timestamp, until: Timestamp
    ) throws -> [BedSighting] {
        try read { db in
            let home = try String.fetchOne(db, sql: NamedQuery.householdOfBed.sql, arguments: [bed.description])
                .flatMap { HouseholdID($0) }
            let devices = try Row.fetchAll(db, sql: NamedQuery.bedDevices.sql, arguments: [bed.description])
            return try devices.flatMap { device -> [BedSighting] in
                guard let id = DeviceID(device[1] as String) else { return [] }
                let places = try ServedPlace.all(db, device: device[0])
                let rows = try Row.fetchAll(
                    db, sql: NamedQuery.readingsBetween.sql,
                    arguments: [ReadingKey(from).minute, device[0] as Int64, ReadingKey(until).minute])
                return rows.compactMap { row in
                    let at = ReadingKey.moment(minute: row[0], millisecond: row[2])
                    // What a device saw while it served others is theirs (promise 6).
                    guard at >= from, at < until, places.contains(where: { $0.contains(at) && $0.serves(bed, home) }),
                        ReadingQuality(bits: row[4]).validity == .valid,
                        let metric = Metric(rawValue: row[1]), let kind = Self.sighting(metric, row[3])
                    else { return nil }
                    return BedSighting(bed: bed, kind: kind, at: at, device: id)
                }
            }.sorted { ($0.at, $0.device.text) < ($1.at, $1.device.text) }
        }
    }

    private static func sighting(_ kind: EventKind, isTest: Bool) -> BedSighting.Kind? {
        switch kind {
        case .sos, .serviceCall: isTest ? .testPress : nil
        case .doorOpened, .doorClosed: .door
        case .fenceExit: .elsewhere
        default: nil
        }
    }

    private static func sighting(_ metric: Metric, _ value: Double) -> BedSighting.Kind? {
        switch metric {
        case .bloodPressureSystolic, .bodyTemperature: .measurement
        case .heartRate, .respirationRate: .vital
        case .movement: value > 0 ? .movement : nil
        case .inBed: value > 0 ? .inBed : .outOfBed
        default: nil
        }
    }
}
