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
        DROP VIEW maintenanceView;
        ALTER TABLE maintenanceProblem RENAME TO earlierProblem;
        DROP INDEX maintenanceProblemByRule;
        CREATE TABLE maintenanceProblem (
            maintenanceOrder INTEGER NOT NULL REFERENCES maintenanceOrder (number),
            number INTEGER NOT NULL CHECK (number >= 1),
            rule TEXT NOT NULL CHECK (length(rule) > 0),
            device INTEGER REFERENCES device (number),
            alarm INTEGER REFERENCES alarm (number),
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
            thing TEXT CHECK (length(thing) > 0),
            report TEXT CHECK (length(report) > 0),
            reportedBy TEXT CHECK (length(reportedBy) > 0),
            PRIMARY KEY (maintenanceOrder, number),
            CHECK ((alarm IS NULL) = (report IS NOT NULL) AND (report IS NULL) = (reportedBy IS NULL)),
            CHECK (report IS NULL OR (device IS NULL) = (thing IS NOT NULL)),
            CHECK (report IS NOT NULL OR thing IS NULL),
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
