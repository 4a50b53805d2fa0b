internal import GRDB

/// Incidents and drills with their beds, alarms and problems. They are kept for good: five years are asked for.
enum Migration0009: Migration {
    static let identifier = "0009 incidents and drills"

    static func migrate(_ db: Database) throws {
        for sql in [incidents, beds, problems, notifications, views] { try db.execute(sql: sql) }
    }

    /// `kind`: 1 earthquake, 2 fire, 3 outage, 4 other. `drillUntil` is NULL for what is real. At most one open
    /// incident a township, says the index.
    private static let incidents = """
        CREATE TABLE incident (
            number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 1),
            kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 4),
            township TEXT NOT NULL CHECK (length(township) = 9),
            openedAt INTEGER NOT NULL,
            openedBy TEXT NOT NULL CHECK (length(openedBy) > 0),
            note TEXT NOT NULL,
            drillUntil INTEGER CHECK (drillUntil > openedAt),
            closedAt INTEGER,
            closedBy TEXT CHECK (length(closedBy) > 0),
            conclusion TEXT CHECK (length(conclusion) > 0),
            CHECK ((closedAt IS NULL) = (closedBy IS NULL) AND (closedAt IS NULL) = (conclusion IS NULL))
        ) STRICT;
        CREATE UNIQUE INDEX incidentOpen ON incident (township) WHERE closedAt IS NULL;
        CREATE TABLE incidentAlarm (
            incident INTEGER NOT NULL REFERENCES incident (number),
            alarm INTEGER NOT NULL REFERENCES alarm (number),
            PRIMARY KEY (incident, alarm)
        ) STRICT, WITHOUT ROWID;
        """

    /// `way`: 1 call, 2 visit, 3 press.
    private static let beds = """
        CREATE TABLE incidentBed (
            incident INTEGER NOT NULL REFERENCES incident (number),
            bed INTEGER NOT NULL REFERENCES bed (number),
            isAway INTEGER NOT NULL CHECK (isAway IN (0, 1)),
            heardAt INTEGER,
            pressedAt INTEGER,
            reachedAt INTEGER,
            reachedBy TEXT CHECK (length(reachedBy) > 0),
            way INTEGER CHECK (way BETWEEN 1 AND 3),
            note TEXT,
            PRIMARY KEY (incident, bed),
            CHECK ((reachedAt IS NULL) = (reachedBy IS NULL) AND (reachedAt IS NULL) = (way IS NULL)
                AND (reachedAt IS NULL) = (note IS NULL))
        ) STRICT, WITHOUT ROWID;
        """

    /// One problem, one rectification, one acceptance by another person.
    private static let problems = """
        CREATE TABLE incidentProblem (
            incident INTEGER NOT NULL REFERENCES incident (number),
            number INTEGER NOT NULL CHECK (number >= 1),
            foundAt INTEGER NOT NULL,
            foundBy TEXT NOT NULL CHECK (length(foundBy) > 0),
            problem TEXT NOT NULL CHECK (length(problem) > 0),
            rectifiedAt INTEGER,
            rectifiedBy TEXT CHECK (length(rectifiedBy) > 0),
            rectification TEXT,
            acceptedAt INTEGER,
            acceptedBy TEXT CHECK (length(acceptedBy) > 0 AND acceptedBy <> rectifiedBy),
            acceptance TEXT,
            PRIMARY KEY (incident, number),
            CHECK ((rectifiedAt IS NULL) = (rectifiedBy IS NULL) AND (rectifiedAt IS NULL) = (rectification IS NULL)),
            CHECK ((acceptedAt IS NULL) = (acceptedBy IS NULL) AND (acceptedAt IS NULL) = (acceptance IS NULL)),
            CHECK (acceptedAt IS NULL OR rectifiedAt IS NOT NULL)
        ) STRICT, WITHOUT ROWID;
        """

    private static let notifications =
        "ALTER TABLE notification ADD COLUMN incident INTEGER REFERENCES incident (number)"

    private static let views = """
        CREATE VIEW incidentView AS
            SELECT incident.number AS incident, kind, incident.township, openedAt, openedBy, drillUntil, closedAt,
                closedBy, conclusion, bed.identity AS bed, isAway, heardAt, pressedAt, reachedAt, reachedBy, way,
                incidentBed.note
            FROM incident LEFT JOIN incidentBed ON incidentBed.incident = incident.number
                LEFT JOIN bed ON bed.number = incidentBed.bed;
        """
}
