public import CareCore
public import CareRecords
internal import GRDB

extension StoreReader {
    /// What the devices of beds saw and is still kept as events: test presses, doors, check-ins, fences. What a device
    /// of a household saw counts for each of its beds.
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

    /// Signs of life of a bed from when its resident had died on: what its devices measured, and where the readings are
    /// deleted, the days on which they did so. A list of deaths may come months later, and facts of days are kept.
    /// - Parameters:
    ///   - death: Who died, where, and until when the devices were theirs.
    ///   - now: Nothing later is looked for.
    /// - Returns: In no order; a day of which readings are kept may stand there twice.
    /// - Throws: `StoreError` when the file cannot be read.
    public func vitals(after death: ResidentDeath, until now: Timestamp) throws -> [BedSighting] {
        let (from, until) = (death.on.end, min(death.devicesUntil ?? now, now))
        guard from < until else { return [] }
        let days = try read { db in
            try Row.fetchAll(
                db, sql: NamedQuery.vitalDays.sql,
                arguments: [death.bed.description, death.on.day + 1, CivilDate(of: until).day - 1])
        }
        let facts = days.compactMap { row -> BedSighting? in
            guard let day = CivilDate(day: row[0]), let device = DeviceID(row[1] as String) else { return nil }
            // Behind every reading of the day, so that where one is kept its own moment is told.
            return BedSighting(bed: death.bed, kind: .vital, at: day.end - Milliseconds(1), device: device)
        }
        return try measuredSightings(of: death.bed, from: from, until: until) + facts
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
