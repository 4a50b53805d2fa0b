public import CareCore

/// All records about one bed and those whom it served.
public struct DossierRecords: Sendable {
    /// The bed.
    public let bed: BedID
    /// The cases of others in the household: what serves all of it stays as long as one of them is served.
    private(set) var partnerCases: [RecordRow] = []
    private var tables: [String: [DossierRow]] = [:]

    /// Reads them.
    /// - Parameters:
    ///   - bed: The bed.
    ///   - fetch: Rows of a table in which the conditions hold, in order of their keys.
    /// - Throws: What `fetch` throws.
    public init(
        _ bed: BedID, fetch: (RecordTable, [RecordCondition]) throws -> [DossierRow]
    ) rethrows {
        self.bed = bed
        for table in Self.byBed {
            tables[table.name] = try fetch(table, [.equal(SharedField.bed, bed)])
        }
        let cases = self[.careCase].map(\.row)
        let residents = Set(cases.compactMap { $0[SharedField.resident] }).sorted()
        for table in [RecordTable.resident, .assessment, .consent] {
            tables[table.name] = try residents.flatMap { try fetch(table, [.equal(SharedField.resident, $0)]) }
        }
        let homes = Set(self[.resident].compactMap { $0.row[SharedField.household] }).sorted { $0.text < $1.text }
        tables[RecordTable.residence.name] = try homes.flatMap {
            try fetch(.residence, [.equal(SharedField.household, $0)])
        }
        let partners = try homes.flatMap { try fetch(.resident, [.equal(SharedField.household, $0)]) }
            .compactMap { $0.row[SharedField.resident] }.filter { !residents.contains($0) }
        partnerCases = try partners.flatMap { try fetch(.careCase, [.equal(SharedField.resident, $0)]) }.map(\.row)
        let custody = try DossierCustody(
            bed, partnerBeds: Set(partnerCases.compactMap { $0[SharedField.bed] }).sorted { "\($0)" < "\($1)" },
            paid: Set(self[.moneyEntry].compactMap { $0.row[AssetField.asset] }), fetch: fetch)
        tables[RecordTable.asset.name] = custody.assets
        tables[RecordTable.assetMove.name] = custody.moves
        tables[RecordTable.assetWork.name] = custody.works
        tables[RecordTable.retrofitItem.name] = try cases.compactMap { $0[SharedField.careCase] }
            .flatMap { try fetch(.retrofitItem, [.equal(SharedField.careCase, $0)]) }
    }

    /// Tables whose rows name the bed.
    private static let byBed: [RecordTable] = [
        .careCase, .kitItem, .visit, .training, .moneyEntry, .emergencyCall, .abnormalEvent, .complaint,
        .recoveryOrder, .assetKept,
    ]

    /// The rows of a table, in the order in which they were read.
    public subscript(table: RecordTable) -> [DossierRow] { tables[table.name] ?? [] }

    /// Whether nothing at all is recorded about the bed.
    public var isEmpty: Bool { tables.values.allSatisfy(\.isEmpty) }
}

/// Lets the checks of forms be asked of a dossier's own rows.
extension DossierRecords: RecordBook {
    /// The row of that key.
    public func row(_ table: RecordTable, key: [StoredValue]) -> RecordRow? {
        self[table].first { RecordPut(table, $0.row).key == key }?.row
    }

    /// The rows in which the conditions hold.
    public func rows(_ table: RecordTable, where conditions: [RecordCondition]) -> [RecordRow] {
        self[table].map(\.row).filter { row in conditions.allSatisfy { $0.holds(in: row) } }
    }

    /// Whether the dossier has a row of that key.
    public func has(_ table: String, key: StoredValue) -> Bool {
        guard let found = RecordForms.tables.first(where: { $0.name == table }) else { return false }
        return row(found, key: [key]) != nil
    }

    /// A dossier has the numbers of entries and not who made them.
    public func author(of table: RecordTable, key: [StoredValue]) -> String? { nil }
}
