internal import CareCore

/// Looks for every pattern over all records.
public enum SuspicionList {
    /// What is found.
    /// - Parameters:
    ///   - book: The records.
    ///   - sightings: What devices saw and is still kept.
    /// - Returns: The findings, pattern by pattern.
    /// - Throws: What the book throws when it cannot be read.
    public static func findings(_ book: any RecordBook, sightings: [BedSighting]) throws -> [SuspicionFinding] {
        let visits = try book.rows(.visit, where: [])
        let cases = try book.rows(.careCase, where: [])
        return Suspicion.reusedHashes(visits) + Suspicion.bursts(visits)
            + Suspicion.tooNear(visits, homes: try homes(cases, book), speeds: try speeds(book))
            + Suspicion.sharedHubs(sightings) + Suspicion.vitalsAfterDeath(deaths(cases), sightings)
    }

    /// Where the residents of beds live.
    private static func homes(_ cases: [RecordRow], _ book: any RecordBook) throws -> [BedID: MicroPosition] {
        let residences = try rows(of: .residence, by: SharedField.household, book)
        let residents = try rows(of: .resident, by: SharedField.resident, book)
        var homes: [BedID: MicroPosition] = [:]
        for row in cases {
            guard let bed = row[SharedField.bed], let resident = row[SharedField.resident],
                let household = residents[resident]?[SharedField.household],
                let position = residences[household].flatMap({ MicroPosition($0) })
            else { continue }
            homes[bed] = position
        }
        return homes
    }

    private static func rows<Key: RecordValue & Hashable>(
        of table: RecordTable, by field: RecordField<Key>, _ book: any RecordBook
    ) throws -> [Key: RecordRow] {
        var found: [Key: RecordRow] = [:]
        for row in try book.rows(table, where: []) { if let key = row[field] { found[key] = row } }
        return found
    }

    private static func speeds(_ book: any RecordBook) throws -> [CountyCode: Int64] {
        try rows(of: .county, by: SharedField.county, book).compactMapValues { $0[CountyField.roadSpeed] }
    }

    private static func deaths(_ cases: [RecordRow]) -> [ResidentDeath] {
        cases.compactMap { row in
            guard row[CaseField.endReason] == .deceased, row[CaseField.state] == .ended,
                let resident = row[SharedField.resident], let bed = row[SharedField.bed],
                let day = row[CaseField.endedOn]
            else { return nil }
            return ResidentDeath(resident: resident, bed: bed, on: day)
        }
    }
}
