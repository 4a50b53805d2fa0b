extension NamedQuery {
    static func incidents(_ table: String) -> String {
        """
        SELECT incident.number, kind, township, openedAt, openedBy, note, drillUntil, closedAt, closedBy, conclusion,
            (SELECT count(*) FROM incidentBed AS bed WHERE bed.incident = incident.number),
            (SELECT count(*) FROM incidentBed AS bed WHERE bed.incident = incident.number AND reachedAt IS NOT NULL),
            (SELECT count(*) FROM incidentAlarm AS alarm WHERE alarm.incident = incident.number),
            (SELECT count(*) FROM incidentProblem AS problem
                WHERE problem.incident = incident.number AND acceptedAt IS NULL)
        FROM \(table)
        """
    }

    /// An incident lies in its township, and wherever one of its beds lies.
    static let incidentPlace = ScopeFilter.anyOf([
        ScopeFilter.lies(
            ScopeFilter.Columns(county: "substr(incident.township, 1, 6)", township: "incident.township")),
        """
        EXISTS (SELECT 1 FROM incidentBed AS met JOIN bed AS scoped ON scoped.number = met.bed
            WHERE met.incident = incident.number AND \(ScopeFilter.lies(ScopeFilter.ofBed("scoped"))))
        """,
    ])

    /// 1 limit; 2 from, 3 until, 4 the number before which the page begins.
    static let incidentFilter = """
        openedAt >= ?2 AND openedAt < ?3 AND incident.number < ?4 AND \(PlaceFilter.condition(incidentPlace))
        ORDER BY incident.number DESC LIMIT ?1
        """

    static let incidentBedsText = """
        SELECT bed.identity, bed.facts, isAway, heardAt, pressedAt, reachedAt, reachedBy, way, note
        FROM incidentBed JOIN bed ON bed.number = incidentBed.bed
        WHERE incident = ?1 AND \(ScopeFilter.bed(row: "bed")) ORDER BY incidentBed.bed
        """

    static let incidentProblemsText = """
        SELECT number, foundAt, foundBy, problem, rectifiedAt, rectifiedBy, rectification, acceptedAt, acceptedBy,
            acceptance
        FROM incidentProblem WHERE incident = ? ORDER BY number
        """

    /// One row a county, and one for each of its providers. A drill counts for everybody of whose beds one was in it; a
    /// bed's own code begins with its county's.
    static let drillsDueText = """
        WITH drilled AS (
            SELECT incidentBed.bed AS bed, max(incident.openedAt) AS at
            FROM incident JOIN incidentBed ON incidentBed.incident = incident.number
            WHERE incident.drillUntil IS NOT NULL AND incident.closedAt IS NOT NULL GROUP BY incidentBed.bed)
        SELECT CAST(substr(bed.identity, 1, 6) AS INTEGER) AS county, NULL AS provider, count(*), max(drilled.at)
            FROM bed LEFT JOIN drilled ON drilled.bed = bed.number GROUP BY county
        UNION ALL
        SELECT CAST(substr(bed.identity, 1, 6) AS INTEGER) AS county, bed.provider AS provider, count(*),
                max(drilled.at)
            FROM bed LEFT JOIN drilled ON drilled.bed = bed.number
            WHERE bed.provider IS NOT NULL GROUP BY county, bed.provider
        ORDER BY county, provider
        """
}
