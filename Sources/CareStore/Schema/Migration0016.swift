internal import GRDB

/// Each problem of a maintenance order on its own way to the signature; what devices were used for, day by day.
enum Migration0016: Migration {
    static let identifier = "0016 ways of maintenance problems, daily use"

    static func migrate(_ db: Database) throws {
        for sql in [problems, use, views] { try db.execute(sql: sql) }
    }

    /// Numbered within their order, by the time of finding. Until now a rule and device stood in an order once; from
    /// now on once until it is accepted: what comes back after that is another problem. `evidence`: the first word of
    /// the device after the mending, 1 heartbeat, 2 reading, 3 event. `proof`: 1 telemetry, 2 a person's inspection.
    private static let problems = """
        DROP VIEW maintenanceView;
        ALTER TABLE maintenanceProblem RENAME TO earlierProblem;
        DROP INDEX maintenanceProblemByRule;
        CREATE TABLE maintenanceProblem (
            maintenanceOrder INTEGER NOT NULL REFERENCES maintenanceOrder (number),
            number INTEGER NOT NULL CHECK (number >= 1),
            rule TEXT NOT NULL CHECK (length(rule) > 0),
            device INTEGER REFERENCES device (number),
            alarm INTEGER NOT NULL REFERENCES alarm (number),
            priority INTEGER NOT NULL CHECK (priority BETWEEN 1 AND 4),
            foundAt INTEGER NOT NULL,
            lastAt INTEGER NOT NULL CHECK (lastAt >= foundAt),
            count INTEGER NOT NULL CHECK (count >= 1),
            endedAt INTEGER,
            assignedAt INTEGER,
            assignedBy TEXT,
            assignee TEXT,
            dueAt INTEGER,
            mendedAt INTEGER,
            mendedBy TEXT,
            work TEXT,
            parts TEXT,
            replacedBattery INTEGER CHECK (replacedBattery IN (0, 1)),
            evidence INTEGER CHECK (evidence BETWEEN 1 AND 3),
            evidenceAt INTEGER,
            acceptedAt INTEGER,
            acceptedBy TEXT,
            proof INTEGER CHECK (proof IN (1, 2)),
            inspection TEXT,
            signedAt INTEGER,
            signedBy TEXT,
            signNote TEXT,
            PRIMARY KEY (maintenanceOrder, number),
            CHECK ((assignedAt IS NULL) = (assignedBy IS NULL) AND (assignedAt IS NULL) = (assignee IS NULL)
                AND (assignedAt IS NULL) = (dueAt IS NULL)),
            CHECK ((mendedAt IS NULL) = (mendedBy IS NULL) AND (mendedAt IS NULL) = (work IS NULL)
                AND (mendedAt IS NULL) = (parts IS NULL) AND (mendedAt IS NULL) = (replacedBattery IS NULL)),
            CHECK ((evidence IS NULL) = (evidenceAt IS NULL)),
            CHECK ((acceptedAt IS NULL) = (acceptedBy IS NULL) AND (acceptedAt IS NULL) = (proof IS NULL)),
            CHECK ((signedAt IS NULL) = (signedBy IS NULL) AND (signedAt IS NULL) = (signNote IS NULL)),
            CHECK ((inspection IS NOT NULL) = (proof IS 2)),
            CHECK (proof IS NOT 1 OR evidence IS NOT NULL),
            CHECK (mendedAt IS NULL OR assignedAt IS NOT NULL),
            CHECK (evidenceAt IS NULL OR evidenceAt >= mendedAt),
            CHECK (acceptedAt IS NULL OR mendedAt IS NOT NULL),
            CHECK (signedAt IS NULL OR acceptedAt IS NOT NULL),
            CHECK (signedBy IS NULL OR signedBy <> mendedBy)
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
