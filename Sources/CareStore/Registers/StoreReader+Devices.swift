public import CareCore
public import CareRecords
internal import GRDB

extension StoreReader {
    /// Devices in order of identity.
    /// - Throws: `StoreError` when the file cannot be read.
    public func devices(_ filter: DeviceFilter, limit: Int) throws -> [DeviceListing] {
        var arguments: StatementArguments = [
            filter.after?.text ?? "", limit, filter.deviceClass.map { Int64($0.rawValue) },
            filter.custody.map { Int64($0.rawValue) }, filter.isServing,
        ]
        if let bed = filter.bed { arguments += [bed.description] }
        return try read { db in
            try Self.devices(
                filter.bed == nil ? .devicePage : .devicePageOfBed, arguments + filter.places.arguments, db)
        }
    }

    /// One device; `nil` when there is none of that identity in those places.
    /// - Throws: `StoreError` when the file cannot be read.
    public func device(_ id: DeviceID, _ places: PlaceFilter) throws -> DeviceListing? {
        try read { db in
            try Self.devices(.oneDevice, [id.text, 1, nil, nil, nil] + places.arguments, db).first
        }
    }

    /// Whom a device served, oldest first, as far as it lies in the scope: a device goes from one family to the next,
    /// and the next one's operators see nothing of the former.
    /// - Returns: Empty when there is no such device.
    /// - Throws: `StoreError` when the file cannot be read.
    public func stays(of device: DeviceID, in scope: AccessScope) throws -> [DeviceStay] {
        let served = try read { db in
            try Int64.fetchOne(db, sql: NamedQuery.deviceNumber.sql, arguments: [device.text])
                .map { try ServedPlace.all(db, device: $0) } ?? []
        }
        return try served.compactMap { try seen($0, in: scope) }.map(\.stay)
    }

    /// That place as far as what a device measured there may be seen in the scope; `nil` when nothing of it may.
    func seen(_ place: ServedPlace, in scope: AccessScope) throws -> ServedPlace? {
        let places =
            try place.bed.map { [try self.place(of: $0)].compactMap { $0 } }
            ?? place.household.map { try self.places(of: $0) } ?? []
        return scope.reach(into: places).map { place.told(from: $0) }
    }

    private static func devices(
        _ query: NamedQuery, _ arguments: StatementArguments, _ db: Database
    ) throws -> [DeviceListing] {
        let rows = try Row.fetchAll(try db.cachedStatement(sql: query.sql), arguments: arguments)
        let numbers = rows.map { $0["number"] as Int64 }
        let contacts = try DeviceContacts(db, of: numbers)
        let charges = try DeviceCharges(db, of: numbers)
        return try zip(rows, numbers).map { row, number in
            try DeviceListing(row, battery: charges[number], lastContact: contacts.last(of: number))
        }
    }
}

extension DeviceListing {
    fileprivate init(_ row: Row, battery: Battery?, lastContact: Timestamp?) throws {
        guard let id = DeviceID(row["device"] as String), let county = CountyCode(row["county"] as Int32) else {
            throw StoreError(.damaged, "a device is called \(row["device"] as String), which is no device")
        }
        var custody: Custody?
        if let state = (row["custody"] as UInt8?).flatMap({ CustodyState(rawValue: $0) }) {
            custody = Custody(state, since: Timestamp(milliseconds: row["custodySince"]))
        }
        self.init(
            id: id, county: county, profile: row["profile"],
            deviceClass: (row["class"] as UInt8?).flatMap { DeviceClass(rawValue: $0) },
            bed: (row["bed"] as String?).flatMap { BedID($0) },
            household: (row["household"] as String?).flatMap { HouseholdID($0) },
            servesSince: (row["start"] as Int64?).map { Timestamp(milliseconds: $0) }, custody: custody,
            battery: battery, lastContact: lastContact)
    }
}
