public import CareCore
public import CareRecords
internal import GRDB

/// Where single things lie, for `AccessScope.covers(anyOf:)`: before anything is done to what a request names.
extension StoreReader {
    /// Where a bed lies; `nil` when there is none of that identity.
    /// - Throws: `StoreError` when the file cannot be read.
    public func place(of bed: BedID) throws -> ScopedPlace? {
        try places(.placeOfBed, [bed.description]).first
    }

    /// Where a household lies: with each of its beds, and in its county; empty when there is none.
    /// - Throws: `StoreError` when the file cannot be read.
    public func places(of household: HouseholdID) throws -> [ScopedPlace] {
        try places(.placesOfHousehold, [household.text])
    }

    /// Where a device lies now: where it serves, or in its county while it serves nobody; empty when there is none.
    /// What it measured lies where it served at that time.
    /// - Throws: `StoreError` when the file cannot be read.
    public func places(of device: DeviceID) throws -> [ScopedPlace] {
        try places(.placesOfDevice, [device.text])
    }

    /// Where an alarm lies, for `AccessScope.covers(_:at:)`; empty for one of the gateway itself, and when there is
    /// none of that number.
    /// - Throws: `StoreError` when the file cannot be read.
    public func places(of alarm: AlarmID) throws -> [ScopedPlace] {
        try places(.placesOfAlarm, [alarm.number])
    }

    /// Where a provider's beds lie, each place once; empty for one without beds.
    /// - Throws: `StoreError` when the file cannot be read.
    public func places(of provider: ProviderID) throws -> [ScopedPlace] {
        try places(.placesOfProvider, [provider.text])
    }

    private func places(_ query: NamedQuery, _ arguments: StatementArguments) throws -> [ScopedPlace] {
        try read { try Self.places(query, arguments, $0) }
    }

    /// The places that a query of places finds.
    static func places(_ query: NamedQuery, _ arguments: StatementArguments, _ db: Database) throws -> [ScopedPlace] {
        try Row.fetchAll(db, sql: query.sql, arguments: arguments).map { row in
            guard let county = CountyCode(row[0] as Int32) else {
                throw StoreError(.damaged, "a place has the county \(row[0] as Int32), which is none")
            }
            return ScopedPlace(
                county: county, township: (row[1] as String?).flatMap { TownshipCode($0) },
                provider: (row[2] as String?).flatMap { ProviderID($0) },
                providerSince: row[4] == 0 ? nil : Timestamp(milliseconds: row[4]),
                bed: (row[3] as String?).flatMap { BedID($0) })
        }
    }
}
