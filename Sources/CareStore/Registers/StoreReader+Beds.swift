public import CareCore
internal import CareRecords
internal import GRDB

extension StoreReader {
    /// Beds in order of identity.
    /// - Parameters:
    ///   - places: Where they must lie.
    ///   - state: `registered` for a bed of no case, `ended` for one whose service is over, or a case's state; `nil`
    ///     for all.
    ///   - after: The last bed of the page before.
    ///   - limit: At most that many.
    /// - Returns: At most `limit` beds.
    /// - Throws: `StoreError` when the file cannot be read.
    public func beds(
        _ places: PlaceFilter, state: String? = nil, after: BedID? = nil, limit: Int
    ) throws -> [BedListing] {
        try read { try Self.beds(.bedPage, [after?.description ?? "", limit, state] + places.arguments, $0) }
    }

    /// One bed; `nil` when there is none of that identity in those places.
    /// - Throws: `StoreError` when the file cannot be read.
    public func bed(_ id: BedID, _ places: PlaceFilter) throws -> BedListing? {
        try read { try Self.beds(.oneBed, [id.description, 1, nil] + places.arguments, $0).first }
    }

    private static func beds(
        _ query: NamedQuery, _ arguments: StatementArguments, _ db: Database
    ) throws -> [BedListing] {
        let rows = try Row.fetchAll(try db.cachedStatement(sql: query.sql), arguments: arguments)
        let (beds, homes) = (rows.map { $0["number"] as Int64 }, rows.map { $0["home"] as Int64 })
        let open = try PlaceRows(db, .openAlarmPlaces, [])
        let serving = try PlaceRows(
            db, .devicesServing, [beds, Set(homes).sorted()].map { NumberList.text($0).databaseValue })
        let contacts = try DeviceContacts(db, of: serving.numbers)
        return try zip(rows, zip(beds, homes)).map { row, place in
            let devices = serving.numbers(bed: place.0, household: place.1)
            return try BedListing(
                row, devices: devices.count, openAlarms: open.numbers(bed: place.0, household: place.1).count,
                lastContact: devices.compactMap { contacts.last(of: $0) }.max())
        }
    }
}

extension BedListing {
    fileprivate init(_ row: Row, devices: Int, openAlarms: Int, lastContact: Timestamp?) throws {
        guard let id = BedID(row["bed"] as String), let county = CountyCode(id.description.prefix(6)),
            let household = HouseholdID(row["household"] as String)
        else { throw StoreError(.damaged, "a bed is called \(row["bed"] as String), which is no bed") }
        self.init(
            id: id, state: (row["state"] as String?).flatMap { CaseState(rawValue: $0) },
            serviceEndedAt: (row["serviceEndedAt"] as Int64?).map { Timestamp(milliseconds: $0) },
            place: ScopedPlace(
                county: county, township: (row["township"] as String?).flatMap { TownshipCode($0) },
                provider: (row["provider"] as String?).flatMap { ProviderID($0) }, bed: id),
            household: household, altitude: row["altitude"],
            careCase: (row["careCase"] as String?).flatMap { RecordID($0) },
            resident: (row["resident"] as String?).flatMap { RecordID($0) }, devices: devices, openAlarms: openAlarms,
            lastContact: lastContact)
    }
}
