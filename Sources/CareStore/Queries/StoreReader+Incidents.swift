public import CareCore
public import CareRecords
internal import GRDB

extension StoreReader {
    /// Incidents and drills, the newest first; what each counts lies in the scope of the filter.
    /// - Parameters:
    ///   - isOpenOnly: Only those that nobody has closed.
    ///   - filter: Which part of the list, by the time of the opening.
    ///   - limit: At most that many.
    /// - Returns: At most `limit` incidents.
    /// - Throws: `StoreError` when the file cannot be read.
    public func incidents(
        openOnly isOpenOnly: Bool, _ filter: ListFilter, limit: Int = StoreReader.usualLimit
    ) throws -> [IncidentRecord] {
        let query = isOpenOnly ? NamedQuery.openIncidents : .allIncidents
        let arguments =
            StatementArguments([Int64(limit)] + filter.bounds) + filter.places.arguments
            + Self.ownScope(filter.places.scope)
        return try read { db in
            try Row.fetchAll(db, sql: query.sql, arguments: arguments).map { try IncidentRecord($0) }
        }
    }

    /// One incident; `nil` when there is none of that number in the scope.
    public func incident(_ id: IncidentID, scope: AccessScope) throws -> IncidentRecord? {
        try read { db in
            try Row.fetchOne(
                db, sql: NamedQuery.oneIncident.sql,
                arguments: [id.number] + ScopeFilter(scope).arguments + Self.ownScope(scope)
            ).map { try IncidentRecord($0) }
        }
    }

    /// The beds of an incident that lie in the scope, in the order in which they were registered; empty when there is
    /// none of that number.
    public func beds(of id: IncidentID, scope: AccessScope) throws -> [IncidentBedRecord] {
        try read { db in
            try Row.fetchAll(
                db, sql: NamedQuery.incidentBeds.sql, arguments: [id.number] + ScopeFilter(scope).arguments
            ).map { try IncidentBedRecord($0, of: id) }
        }
    }

    /// The problems of an incident, in order of number: all for a scope that covers its township, and those that
    /// somebody of the same scope found.
    public func problems(of id: IncidentID, scope: AccessScope = .everything) throws -> [IncidentProblem] {
        try read { db in
            try Row.fetchAll(
                db, sql: NamedQuery.incidentProblems.sql,
                arguments: [id.number] + ScopeFilter(scope).arguments + Self.ownScope(scope)
            ).map(IncidentProblem.init)
        }
    }

    private static func ownScope(_ scope: AccessScope) -> StatementArguments { ["ownScope": scope.recordText] }

    /// When each county, and each provider in it, had its last drill; in order of county, the county itself first.
    public func drillsDue() throws -> [DrillDueRecord] {
        try read { db in
            try Row.fetchAll(db, sql: NamedQuery.drillsDue.sql).compactMap { row in
                CountyCode(row[0] as Int32).map { county in
                    DrillDueRecord(
                        county: county, provider: (row[1] as String?).flatMap { ProviderID($0) }, beds: row[2],
                        lastDrill: (row[3] as Int64?).map { Timestamp(milliseconds: $0) })
                }
            }
        }
    }
}

extension IncidentRecord {
    fileprivate init(_ row: Row) throws {
        guard let kind = IncidentKind(rawValue: row[1]), let township = TownshipCode(row[2] as String) else {
            throw StoreError(
                .damaged, "incident \(row[0] as Int64) has a kind or township that this version does not know")
        }
        self.init(
            id: IncidentID(row[0]), kind: kind, township: township, openedAt: Timestamp(milliseconds: row[3]),
            openedBy: row[4], note: row[5], drillUntil: (row[6] as Int64?).map { Timestamp(milliseconds: $0) },
            closedAt: (row[7] as Int64?).map { Timestamp(milliseconds: $0) }, closedBy: row[8], conclusion: row[9],
            beds: row[10], reached: row[11], alarms: row[12], openProblems: row[13])
    }
}

extension IncidentBedRecord {
    fileprivate init(_ row: Row, of id: IncidentID) throws {
        guard let bed = BedID(row[0] as String) else {
            throw StoreError(.damaged, "incident \(id) has bed \(row[0] as String), which is none")
        }
        var contact: IncidentContact?
        if let at = row[5] as Int64? {
            guard let way = IncidentContact.Way(rawValue: row[7]) else {
                throw StoreError(.damaged, "bed \(bed) of incident \(id) was reached in a way that is unknown here")
            }
            contact = IncidentContact(at: Timestamp(milliseconds: at), by: row[6], way: way, note: row[8])
        }
        self.init(
            bed: bed,
            standing: IncidentBed(
                isAway: row[2], heardAt: (row[3] as Int64?).map { Timestamp(milliseconds: $0) },
                pressedAt: (row[4] as Int64?).map { Timestamp(milliseconds: $0) }, contact: contact),
            risk: IncidentRisk(of: ResidentFacts(bits: UInt64(bitPattern: row[1] as Int64))))
    }
}

extension IncidentProblem {
    fileprivate init(_ row: Row) {
        func deed(_ at: Int) -> Deed? {
            (row[at] as Int64?).map { Deed(at: Timestamp(milliseconds: $0), by: row[at + 1], text: row[at + 2]) }
        }
        self.init(
            number: row[0], found: Deed(at: Timestamp(milliseconds: row[1]), by: row[2], text: row[3]),
            rectified: deed(4), accepted: deed(7))
    }
}
