extension NamedQuery {
    /// What is counted is what the scope covers. The page stands first: numbered arguments come before named ones.
    static func incidents(_ table: String, where condition: String) -> String {
        let isCovered = ScopeFilter.bed(row: "counted", overAt: "incident.closedAt")
        let beds = """
            incidentBed AS met JOIN bed AS counted ON counted.number = met.bed WHERE met.incident = incident.number
            """
        return """
            WITH page AS (SELECT incident.* FROM \(table) WHERE \(condition))
            SELECT incident.number, kind, township, openedAt, openedBy, note, drillUntil, closedAt, closedBy,
                conclusion, (SELECT count(*) FROM \(beds) AND \(isCovered)),
                (SELECT count(*) FROM \(beds) AND reachedAt IS NOT NULL AND \(isCovered)),
                (SELECT count(*) FROM incidentAlarm AS rung CROSS JOIN alarm ON alarm.number = rung.alarm
                    LEFT JOIN bed ON bed.number = alarm.bed LEFT JOIN device ON device.number = alarm.device
                    WHERE rung.incident = incident.number AND \(ScopeFilter.alarm())),
                (SELECT count(*) FROM incidentProblem AS problem
                    WHERE problem.incident = incident.number AND acceptedAt IS NULL AND \(isProblemSeen))
            FROM page AS incident ORDER BY incident.number DESC
            """
    }

    /// A problem is for who looks after the whole township, and for those with the scope of who found it: it names no
    /// bed. `:ownScope` is that scope as users' rows spell it.
    private static let isProblemSeen = ScopeFilter.anyOf([
        ScopeFilter.lies(
            ScopeFilter.Columns(county: "substr(incident.township, 1, 6)", township: "incident.township")),
        """
        EXISTS (SELECT 1 FROM user AS finder WHERE finder.user = problem.foundBy AND finder.scope = :ownScope)
        """,
    ])

    /// An incident lies in its township, and wherever one of its beds lies.
    static let incidentPlace = ScopeFilter.anyOf([
        ScopeFilter.lies(
            ScopeFilter.Columns(county: "substr(incident.township, 1, 6)", township: "incident.township")),
        """
        EXISTS (SELECT 1 FROM incidentBed AS met JOIN bed AS scoped ON scoped.number = met.bed
            WHERE met.incident = incident.number
                AND \(ScopeFilter.lies(ScopeFilter.ofBed("scoped", overAt: "incident.closedAt"))))
        """,
    ])

    /// 1 limit; 2 from, 3 until, 4 the number before which the page begins.
    static let incidentFilter = """
        openedAt >= ?2 AND openedAt < ?3 AND incident.number < ?4 AND \(PlaceFilter.condition(incidentPlace))
        ORDER BY incident.number DESC LIMIT ?1
        """

    static let incidentBedsText = """
        SELECT bed.identity, bed.facts, isAway, heardAt, pressedAt, reachedAt, reachedBy, way, incidentBed.note
        FROM incident CROSS JOIN incidentBed ON incidentBed.incident = incident.number
            CROSS JOIN bed ON bed.number = incidentBed.bed
        WHERE incident.number = ?1 AND \(ScopeFilter.bed(row: "bed", overAt: "incident.closedAt"))
        ORDER BY incidentBed.bed
        """

    static let incidentProblemsText = """
        SELECT problem.number, foundAt, foundBy, problem, rectifiedAt, rectifiedBy, rectification, acceptedAt,
            acceptedBy, acceptance
        FROM incidentProblem AS problem CROSS JOIN incident ON incident.number = problem.incident
        WHERE problem.incident = ?1 AND \(isProblemSeen) ORDER BY problem.number
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
