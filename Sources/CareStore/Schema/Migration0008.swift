internal import GRDB

/// Maintenance orders, and what holds alarms back. An alarm whose `subjectKind` is 0 and whose `subject` is not is
/// about the township of that code.
enum Migration0008: Migration {
    static let identifier = "0008 maintenance orders, suppressions"

    static func migrate(_ db: Database) throws {
        for sql in [orders, suppressions, views] { try db.execute(sql: sql) }
    }

    /// At most one open order a bed, says the index. A problem is one rule and device; `device` is NULL for an alarm
    /// that names none. `endedAt`: its alarm ended or was explained by something else.
    private static let orders = """
        CREATE TABLE maintenanceOrder (
            number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 1),
            bed INTEGER NOT NULL REFERENCES bed (number),
            openedAt INTEGER NOT NULL,
            closedAt INTEGER,
            closedBy TEXT,
            closeText TEXT,
            CHECK ((closedAt IS NULL) = (closedBy IS NULL) AND (closedAt IS NULL) = (closeText IS NULL))
        ) STRICT;
        CREATE UNIQUE INDEX maintenanceOrderOpen ON maintenanceOrder (bed) WHERE closedAt IS NULL;
        CREATE INDEX maintenanceOrderByBed ON maintenanceOrder (bed, number);
        CREATE TABLE maintenanceProblem (
            number INTEGER NOT NULL PRIMARY KEY,
            maintenanceOrder INTEGER NOT NULL REFERENCES maintenanceOrder (number),
            rule TEXT NOT NULL CHECK (length(rule) > 0),
            device INTEGER REFERENCES device (number),
            alarm INTEGER NOT NULL REFERENCES alarm (number),
            priority INTEGER NOT NULL CHECK (priority BETWEEN 1 AND 4),
            foundAt INTEGER NOT NULL,
            lastAt INTEGER NOT NULL,
            count INTEGER NOT NULL CHECK (count >= 1),
            endedAt INTEGER
        ) STRICT;
        CREATE UNIQUE INDEX maintenanceProblemByRule
            ON maintenanceProblem (maintenanceOrder, rule, coalesce(device, -1));
        """

    /// The list as it is now, written anew with every change. `kind`: 1 shelf, 2 permit, 3 absence, 4 visit, 5 outage.
    private static let suppressions = """
        CREATE TABLE suppression (
            number INTEGER NOT NULL PRIMARY KEY,
            kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 5),
            rule TEXT,
            device INTEGER REFERENCES device (number),
            bed INTEGER REFERENCES bed (number),
            household INTEGER REFERENCES household (number),
            township TEXT,
            alarm INTEGER REFERENCES alarm (number),
            start INTEGER,
            until INTEGER,
            untilClear INTEGER NOT NULL CHECK (untilClear IN (0, 1)),
            reason TEXT NOT NULL,
            actor TEXT NOT NULL
        ) STRICT;
        """

    private static let views = """
        CREATE VIEW maintenanceView AS
            SELECT maintenanceOrder.number AS maintenanceOrder, bed.identity AS bed, openedAt, closedAt, closedBy,
                closeText, rule, device.identity AS device, alarm, priority, foundAt, lastAt, count, endedAt
            FROM maintenanceOrder JOIN bed ON bed.number = maintenanceOrder.bed
                LEFT JOIN maintenanceProblem ON maintenanceProblem.maintenanceOrder = maintenanceOrder.number
                LEFT JOIN device ON device.number = maintenanceProblem.device;
        """
}
