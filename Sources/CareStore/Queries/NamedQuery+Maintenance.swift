extension NamedQuery {
    /// Orders of a table or of what stands for one, with how many problems each has and how many of them last.
    static func orders(_ table: String) -> String {
        """
        SELECT maintenanceOrder.number, bed.identity, openedAt, closedAt, closedBy, closeText,
            (SELECT count(*) FROM maintenanceProblem AS problem
                WHERE problem.maintenanceOrder = maintenanceOrder.number),
            (SELECT count(*) FROM maintenanceProblem AS problem
                WHERE problem.maintenanceOrder = maintenanceOrder.number AND endedAt IS NULL)
        FROM \(table) JOIN bed ON bed.number = maintenanceOrder.bed
        """
    }

    /// 1 limit, 2 bed, NULL for all; 3 from, 4 until, 5 the number before which the page begins.
    static let orderFilter = """
        (?2 IS NULL OR bed.identity = ?2) AND openedAt >= ?3 AND openedAt < ?4 AND maintenanceOrder.number < ?5
            AND \(PlaceFilter.condition(ScopeFilter.bed(row: "bed")))
        ORDER BY maintenanceOrder.number DESC LIMIT ?1
        """

    /// Problems with their orders, beds and devices.
    static let problemsText = """
        SELECT maintenanceOrder.number, maintenanceProblem.number, bed.identity, device.identity AS device,
            device.profile, rule, maintenanceProblem.device AS deviceNumber, alarm, priority, foundAt, lastAt, count,
            endedAt, assignedAt, assignedBy, assignee, dueAt, mendedAt, mendedBy, work, parts, replacedBattery,
            evidence, evidenceAt, acceptedAt, acceptedBy, proof, inspection, signedAt, signedBy, signNote,
            thing, report, reportedBy
        FROM maintenanceProblem JOIN maintenanceOrder ON maintenanceOrder.number = maintenanceProblem.maintenanceOrder
            JOIN bed ON bed.number = maintenanceOrder.bed
            LEFT JOIN device ON device.number = maintenanceProblem.device
        """
}
