internal import GRDB

/// Each problem of a maintenance order on its own way to the signature; what devices were used for, day by day.
enum Migration0016: Migration {
    static let identifier = "0016 ways of maintenance problems, daily use"

    static func migrate(_ db: Database) throws {
        for sql in [problems, use, views] { try db.execute(sql: sql) }
    }

    /// Numbered within their order, by the time of finding. Until now a rule and device stood in an order once; from
    /// now on once until it is accepted: what comes back after that is another problem.
    private static let problems = """
        \(ProblemWayText.beginning),
            alarm INTEGER NOT NULL REFERENCES alarm (number),
            \(ProblemWayText.columns),
            PRIMARY KEY (maintenanceOrder, number),
            \(ProblemWayText.checks)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO maintenanceProblem (maintenanceOrder, number, rule, device, alarm, priority, foundAt, lastAt, count,
            endedAt)
        SELECT maintenanceOrder, row_number() OVER (PARTITION BY maintenanceOrder ORDER BY number), rule, device, alarm,
            priority, foundAt, lastAt, count, endedAt FROM earlierProblem;
        DROP TABLE earlierProblem;
        CREATE UNIQUE INDEX maintenanceProblemByRule
            ON maintenanceProblem (maintenanceOrder, rule, coalesce(device, -1)) WHERE acceptedAt IS NULL;
        """

    /// Beside `dailyDevice`, where there is something to tell. Seconds for which a watch was worn, and for which
    /// somebody lay on a mattress before 08:00 and from 20:00 on; how often a pad turned wet or dry. Facts of the
    /// newest ten days are made again, as far as their readings are still kept.
    private static let use = """
        CREATE TABLE dailyUse (
            day INTEGER NOT NULL,
            device INTEGER NOT NULL REFERENCES device (number),
            segment INTEGER NOT NULL CHECK (segment >= 0),
            wornSeconds INTEGER NOT NULL CHECK (wornSeconds BETWEEN 0 AND 86400),
            morningSeconds INTEGER NOT NULL CHECK (morningSeconds BETWEEN 0 AND 28800),
            eveningSeconds INTEGER NOT NULL CHECK (eveningSeconds BETWEEN 0 AND 14400),
            wetChanges INTEGER NOT NULL CHECK (wetChanges >= 0),
            PRIMARY KEY (day, device, segment)
        ) STRICT, WITHOUT ROWID;
        INSERT OR IGNORE INTO factDue (day, kind, number)
            SELECT DISTINCT day, 1, device FROM dailyDevice WHERE day > (SELECT max(day) FROM dailyDevice) - 10;
        """

    private static let views = """
        CREATE VIEW maintenanceView AS
            SELECT maintenanceOrder.number AS maintenanceOrder, bed.identity AS bed, openedAt, closedAt, closedBy,
                closeText, maintenanceProblem.number AS problem, rule, device.identity AS device, alarm, priority,
                foundAt, lastAt, count, endedAt, assignee, dueAt, mendedAt, mendedBy, work, acceptedAt, acceptedBy,
                signedAt, signedBy
            FROM maintenanceOrder JOIN bed ON bed.number = maintenanceOrder.bed
                LEFT JOIN maintenanceProblem ON maintenanceProblem.maintenanceOrder = maintenanceOrder.number
                LEFT JOIN device ON device.number = maintenanceProblem.device;
        """
}
