public import CareCore
public import CareRecords
internal import GRDB

extension StoreReader {
    /// What the devices of beds saw and is still kept as events: test presses, doors, check-ins, fences.
    /// What a device of a household
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
            try BedWitness.all(db, of: bed).flatMap { witness -> [BedSighting] in
                let rows = try Row.fetchAll(
                    db, sql: NamedQuery.readingsBetween.sql,
                    arguments: [ReadingKey(from).minute, witness.number, ReadingKey(until).minute])
                return rows.compactMap { row in
                    let at = ReadingKey.moment(minute: row[0], millisecond: row[2])
                    guard at >= from, at < until, witness.serves(at: at),
                        ReadingQuality(bits: row[4]).validity == .valid,
                        let metric = Metric(rawValue: row[1]), let kind = Self.sighting(metric, row[3], by: witness)
                    else { return nil }
                    return BedSighting(bed: bed, kind: kind, at: at, device: witness.device)
                }
            }.sorted { ($0.at, $0.device.text) < ($1.at, $1.device.text) }
        }
    }

    private static func sighting(_ kind: EventKind, isTest: Bool) -> BedSighting.Kind? {
        switch kind {
        case .sos, .serviceCall: isTest ? .testPress : nil
        case .doorOpened, .doorClosed: .door
        case .fenceExit: .elsewhere
        case .checkIn: .checkIn
        default: nil
        }
    }

    private static func sighting(_ metric: Metric, _ value: Double, by witness: BedWitness) -> BedSighting.Kind? {
        if witness.isTakenByHand(metric) { return .measurement }
        return switch metric {
        case .heartRate, .respirationRate, .bloodPressureSystolic, .bodyTemperature: .vital
        case .movement: value > 0 ? .movement : nil
        case .inBed: value > 0 ? .inBed : .outOfBed
        default: nil
        }
    }
}
