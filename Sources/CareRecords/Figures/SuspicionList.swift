public import CareCore

/// Looks for every pattern over all records.
public enum SuspicionList {
    /// What is found.
    /// - Parameters:
    ///   - book: The records.
    ///   - sightings: What devices saw and is still kept: events, and what they measured in the times of `watched`.
    ///   - stays: Times that residents spent in hospital.
    /// - Returns: The findings, pattern by pattern.
    /// - Throws: What the book throws when it cannot be read.
    public static func findings(
        _ book: any RecordBook, sightings: [BedSighting], stays: [HospitalStay] = []
    ) throws -> [SuspicionFinding] {
        let visits = try book.rows(.visit, where: [])
        let cases = try book.rows(.careCase, where: [])
        let staff = try StaffLines(book)
        var found = Suspicion.reusedHashes(visits) + Suspicion.bursts(visits, staff: staff)
        found += Suspicion.tooNear(visits, homes: try homes(book), speeds: try speeds(book), staff: staff)
        found += Suspicion.afterEnd(visits, cases: cases)
        return found + Suspicion.sharedHubs(sightings) + Suspicion.vitalsAfterDeath(deaths(cases), sightings)
            + Suspicion.occupiedWhileAway(stays, sightings) + Suspicion.contradicted(visits, sightings)
    }

    /// The day after `day` from which somebody else was served at the bed; `nil` for nobody yet.
    static func nextService(
        at bed: BedID, after day: CivilDate, of resident: RecordID, _ cases: [RecordRow]
    ) -> CivilDate? {
        cases.filter { $0[SharedField.bed] == bed && $0[SharedField.resident] != resident }
            .compactMap { $0[CaseField.serviceFrom] }.filter { $0 > day }.min()
    }

    /// Who was served at the bed then: the case whose service had begun last; `nil` for nobody.
    public static func resident(of bed: BedID, at moment: Timestamp, _ cases: [RecordRow]) -> RecordID? {
        let day = CivilDate(of: moment)
        return cases.filter { $0[SharedField.bed] == bed }
            .compactMap { row in row[CaseField.serviceFrom].map { (since: $0, row: row) } }
            .filter { $0.since <= day }.max { $0.since < $1.since }?.row[SharedField.resident]
    }

    /// Where residents live. A bed says nothing of it: the next family in it lives elsewhere.
    private static func homes(_ book: any RecordBook) throws -> [RecordID: MicroPosition] {
        let residences = try rows(of: .residence, by: SharedField.household, book)
        return try rows(of: .resident, by: SharedField.resident, book).compactMapValues { row in
            row[SharedField.household].flatMap { residences[$0] }.flatMap { MicroPosition($0) }
        }
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

    /// The deaths on record: whose beds are looked at from the day after on. Who is served there next gives signs of
    /// life of their own, so that a death is looked at until then.
    public static func deaths(_ cases: [RecordRow]) -> [ResidentDeath] {
        cases.compactMap { row in
            guard row[CaseField.endReason] == .deceased, row[CaseField.state] == .ended,
                let resident = row[SharedField.resident], let bed = row[SharedField.bed],
                let day = row[CaseField.endedOn]
            else { return nil }
            let next = nextService(at: bed, after: day, of: resident, cases)
            return ResidentDeath(resident: resident, bed: bed, on: day, devicesUntil: next?.start)
        }
    }
}
