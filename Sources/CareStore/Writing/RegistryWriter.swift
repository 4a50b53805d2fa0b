internal import CareCore
internal import GRDB
internal import Ingest

/// Writes the registry's changes. They are rare, so they go through GRDB's own binding.
struct RegistryWriter {
    /// Applies `changes` in their order.
    /// - Parameters:
    ///   - changes: What changed.
    ///   - now: Gateway time of the turn: a bed's next provider answers for it from then on.
    ///   - db: The file, in the turn's transaction.
    ///   - people: Seals what stands in rows about people.
    ///   - late: Notes days whose facts have to be made again.
    /// - Throws: `CommitError.refused` when an assignment ends that does not run.
    static func write(
        _ changes: [RegistryChange], at now: Timestamp, _ db: Database, _ people: PeopleSeal, late: inout LateDays
    ) throws {
        for change in changes {
            switch change {
            case .household(let number, let household): try write(household, number, db, people)
            case .bed(let number, let bed): try write(bed, number, at: now, db)
            case .device(let number, let device): try write(device, number, db)
            case .assignmentEnded(let device, let moment):
                try end(device, at: moment, db)
                late.note(device, since: moment)
            case .assignmentStarted(let device, let assignment):
                try start(device, assignment, db)
                if try hasOthers(device, db) { late.note(device, since: assignment.from) }
            case .assignmentMoved(let device, let assignment):
                try move(device, assignment, db)
                late.note(device, since: assignment.from)
            case .overridden(let row): try write(row, db)
            case .contact(let contact): try DutyWriter.write(contact, db, people)
            case .shift(let shift): try DutyWriter.write(shift, db)
            case .shiftRemoved(let shift): try DutyWriter.remove(shift, db)
            }
        }
    }

    private static func write(
        _ household: Household, _ number: HouseholdNumber, _ db: Database, _ people: PeopleSeal
    ) throws {
        let key = ["\(number.index)"]
        let location = household.location
        try db.cachedStatement(
            sql: """
                INSERT INTO household (number, identity, county, address, latitude, longitude)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (number) DO UPDATE SET identity = excluded.identity, county = excluded.county,
                    address = excluded.address, latitude = excluded.latitude, longitude = excluded.longitude
                """
        ).execute(arguments: [
            number.index, household.id.text, household.county.number,
            try people.laid(location.address?.text, .homeAddress, at: key),
            try people.laid(location.position?.latitude, .homeLatitude, at: key),
            try people.laid(location.position?.longitude, .homeLongitude, at: key),
        ])
    }

    /// The first provider that is named answered for the bed all along; another one answers for it since `now`.
    private static func write(_ bed: Bed, _ number: BedNumber, at now: Timestamp, _ db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO bed (number, identity, household, township, altitude, facts, provider, serviceEndedAt)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                ON CONFLICT (number) DO UPDATE SET identity = excluded.identity, household = excluded.household,
                    township = excluded.township, altitude = excluded.altitude, facts = excluded.facts,
                    providerSince = CASE WHEN provider <> excluded.provider THEN ?9 ELSE providerSince END,
                    provider = excluded.provider, serviceEndedAt = excluded.serviceEndedAt
                """
        ).execute(arguments: [
            number.index, bed.id.description, bed.household.index, bed.township, bed.altitude,
            Int64(bitPattern: bed.facts.bits), bed.provider?.text, bed.serviceEndedAt?.milliseconds, now.milliseconds,
        ])
    }

    private static func write(_ row: OverrideRow, _ db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO ruleOverride (level, scope, rule, field, value, at, actor, reason, until)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            row.scope.level.rawValue, row.scope.name, row.rule, row.field.description, row.value?.description,
            row.at.milliseconds, row.by, row.reason, row.until?.milliseconds,
        ])
    }

    private static func write(_ device: Device, _ number: DeviceNumber, _ db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO device (number, identity, county, profile, custody, custodySince) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (number) DO UPDATE SET identity = excluded.identity, county = excluded.county,
                    profile = excluded.profile, custody = excluded.custody, custodySince = excluded.custodySince
                """
        ).execute(arguments: [
            number.index, device.id.text, device.county.number, device.profile, device.custody?.state.rawValue,
            device.custody?.since.milliseconds,
        ])
    }

    private static func end(_ device: DeviceNumber, at moment: Timestamp, _ db: Database) throws {
        try db.cachedStatement(sql: "UPDATE assignment SET until = ? WHERE device = ? AND until IS NULL")
            .execute(arguments: [moment.milliseconds, device.index])
        guard db.changesCount == 1 else {
            throw CommitError.refused("device number \(device.index) has no running assignment to end")
        }
    }

    private static func move(_ device: DeviceNumber, _ assignment: Assignment, _ db: Database) throws {
        let place = PlaceColumns(assignment.place)
        try db.cachedStatement(
            sql: "UPDATE assignment SET bed = ?, household = ? WHERE device = ? AND start = ? AND until IS NULL"
        ).execute(arguments: [place.bed, place.household, device.index, assignment.from.milliseconds])
        guard db.changesCount == 1 else {
            throw CommitError.refused("device number \(device.index) has no running assignment to move")
        }
    }

    /// Before its first assignment nothing of a device was taken, so that no facts can change.
    private static func hasOthers(_ device: DeviceNumber, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT count(*) > 1 FROM assignment WHERE device = ?"), arguments: [device.index])
            ?? false
    }

    private static func start(_ device: DeviceNumber, _ assignment: Assignment, _ db: Database) throws {
        let place = PlaceColumns(assignment.place)
        try db.cachedStatement(
            sql: "INSERT INTO assignment (device, start, until, bed, household) VALUES (?, ?, ?, ?, ?)"
        ).execute(arguments: [
            device.index, assignment.from.milliseconds, assignment.until?.milliseconds, place.bed, place.household,
        ])
    }
}
