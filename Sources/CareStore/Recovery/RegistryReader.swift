internal import CareCore
internal import GRDB
internal import Ingest

/// Reads the registry back, checking that its numbers are dense and its identities well formed.
enum RegistryReader {
    /// The registry; `people` opens what is sealed, without it addresses, positions and contact book are left out.
    static func read(_ db: Database, _ people: PeopleSeal? = nil) throws -> Registry {
        var registry = Registry()
        try readHouseholds(db, people, into: &registry)
        try readBeds(db, into: &registry)
        try readDevices(db, into: &registry)
        try readAssignments(db, into: &registry)
        registry.overrides = try overrides(db)
        if let people { registry.duty = try DutyReader.read(db, people) }
        return registry
    }

    private static func readHouseholds(
        _ db: Database, _ people: PeopleSeal?, into registry: inout Registry
    ) throws {
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT number, identity, county, address, latitude, longitude FROM household ORDER BY number")
        while let row = try rows.next() {
            guard let id = HouseholdID(row[1] as String), let county = CountyCode(row[2] as Int32) else {
                throw damaged("household", row)
            }
            let location = try people.map { try Location(row, home: row[0], $0) } ?? Location()
            let household = Household(id: id, county: county, location: location)
            guard registry.put(household).index == row[0] else { throw damaged("household", row) }
        }
    }

    private static func readBeds(_ db: Database, into registry: inout Registry) throws {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT number, identity, household, township, altitude, facts, provider, serviceEndedAt FROM bed
                ORDER BY number
                """)
        while let row = try rows.next() {
            guard let id = BedID(row[1] as String) else { throw damaged("bed", row) }
            let bed = Bed(
                id: id, household: HouseholdNumber(row[2]), township: row[3], altitude: row[4],
                facts: ResidentFacts(bits: UInt64(bitPattern: row[5] as Int64)),
                provider: (row[6] as String?).flatMap { ProviderID($0) },
                serviceEndedAt: (row[7] as Int64?).map { Timestamp(milliseconds: $0) })
            guard registry.put(bed).index == row[0] else { throw damaged("bed", row) }
        }
    }

    private static func readDevices(_ db: Database, into registry: inout Registry) throws {
        let rows = try Row.fetchCursor(
            db, sql: "SELECT number, identity, county, profile, custody, custodySince FROM device ORDER BY number")
        while let row = try rows.next() {
            guard let id = DeviceID(row[1] as String), let county = CountyCode(row[2] as Int32) else {
                throw damaged("device", row)
            }
            var device = Device(id: id, county: county, profile: row[3])
            if let number: UInt8 = row[4] {
                guard let state = CustodyState(rawValue: number), let since: Int64 = row[5] else {
                    throw damaged("device", row)
                }
                device.custody = Custody(state, since: Timestamp(milliseconds: since))
            }
            guard registry.put(device).index == row[0] else { throw damaged("device", row) }
        }
    }

    private static func readAssignments(_ db: Database, into registry: inout Registry) throws {
        let rows = try Row.fetchCursor(
            db, sql: "SELECT device, start, until, bed, household FROM assignment ORDER BY device, start")
        while let row = try rows.next() {
            guard let place = PlaceColumns(bed: row[3], household: row[4]).place else {
                throw damaged("assignment of device", row)
            }
            registry.append(
                Assignment(
                    place: place, from: Timestamp(milliseconds: row[1]),
                    until: (row[2] as Int64?).map { Timestamp(milliseconds: $0) }),
                to: DeviceNumber(row[0]))
        }
    }

    /// The overrides in force.
    static func overrides(_ db: Database) throws -> OverrideBook {
        var book = OverrideBook()
        let rows = try Row.fetchCursor(db, sql: NamedQuery.overrides.sql)
        while let row = try rows.next() { book.take(try OverrideRow(row)) }
        return book
    }

    private static func damaged(_ table: String, _ row: Row) -> CommitError {
        .refused(
            "\(table) number \(row[0] as Int64) (\((row[1] as DatabaseValue).description)) does not follow the "
                + "one before or is malformed: "
                + "the file is damaged; restore the last backup")
    }
}
