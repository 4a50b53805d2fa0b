internal import GRDB

/// Problems that people report: no alarm tells of them, and what they are about may be no device. Decision 70.
enum Migration0032: Migration {
    static let identifier = "0032 problems that people report"

    static func migrate(_ db: Database) throws {
        for sql in [problems, view] { try db.execute(sql: sql) }
    }

    /// As before, but that an alarm or a report tells of a problem, never both; `thing` is the item of a kit that is no
    /// device.
    private static let problems = """
        \(ProblemWayText.beginning),
            alarm INTEGER REFERENCES alarm (number),
            \(ProblemWayText.columns),
            thing TEXT CHECK (length(thing) > 0),
            report TEXT CHECK (length(report) > 0),
            reportedBy TEXT CHECK (length(reportedBy) > 0),
            PRIMARY KEY (maintenanceOrder, number),
            CHECK ((alarm IS NULL) = (report IS NOT NULL) AND (report IS NULL) = (reportedBy IS NULL)),
            CHECK (report IS NULL OR (device IS NULL) = (thing IS NOT NULL)),
            CHECK (report IS NOT NULL OR thing IS NULL),
            \(ProblemWayText.checks)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO maintenanceProblem SELECT *, NULL, NULL, NULL FROM earlierProblem;
        DROP TABLE earlierProblem;
        CREATE UNIQUE INDEX maintenanceProblemByRule
            ON maintenanceProblem (maintenanceOrder, rule, coalesce(device, -1), coalesce(thing, ''))
            WHERE acceptedAt IS NULL;
        """

    private static let view = """
        CREATE VIEW maintenanceView AS
            SELECT maintenanceOrder.number AS maintenanceOrder, bed.identity AS bed, openedAt, closedAt, closedBy,
                closeText, maintenanceProblem.number AS problem, rule, device.identity AS device, thing, alarm,
                priority, foundAt, lastAt, count, endedAt, assignee, dueAt, mendedAt, mendedBy, work, acceptedAt,
                acceptedBy, signedAt, signedBy, report, reportedBy
            FROM maintenanceOrder JOIN bed ON bed.number = maintenanceOrder.bed
                LEFT JOIN maintenanceProblem ON maintenanceProblem.maintenanceOrder = maintenanceOrder.number
                LEFT JOIN device ON device.number = maintenanceProblem.device;
        """
}
