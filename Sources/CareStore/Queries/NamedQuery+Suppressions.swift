extension NamedQuery {
    /// 1 limit, 2 the number after which the page begins; as far as `condition` is met.
    static func suppressions(where condition: String) -> String {
        """
        SELECT suppression.number, kind, rule, device.identity, bed.identity, household.identity,
            suppression.township, alarm, start, until, untilClear, reason, actor
        FROM suppression LEFT JOIN device ON device.number = suppression.device
            LEFT JOIN bed ON bed.number = suppression.bed
            LEFT JOIN household ON household.number = suppression.household
        WHERE suppression.number > ?2 AND \(condition) ORDER BY suppression.number LIMIT ?1
        """
    }

    /// A suppression lies where the first thing lies that it names.
    static let suppressionPlace = """
        (:scopeKind IS NULL OR CASE
            WHEN suppression.bed IS NOT NULL THEN \(ScopeFilter.bed(row: "bed"))
            WHEN suppression.device IS NOT NULL THEN \(ScopeFilter.device(number: "suppression.device"))
            WHEN suppression.household IS NOT NULL THEN \(ScopeFilter.household(number: "suppression.household"))
            WHEN suppression.township IS NOT NULL THEN \(township)
            ELSE EXISTS (SELECT 1 FROM alarm LEFT JOIN bed AS rungBed ON rungBed.number = alarm.bed
                LEFT JOIN device AS rung ON rung.number = alarm.device
                WHERE alarm.number = suppression.alarm AND \(ScopeFilter.alarm(bed: "rungBed", device: "rung")))
            END)
        """

    private static let township = ScopeFilter.condition(
        ScopeFilter.Columns(county: "substr(suppression.township, 1, 6)", township: "suppression.township"))
}
