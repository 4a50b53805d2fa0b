internal import GRDB

/// Daily facts and what housekeeping remembers.
enum Migration0002: Migration {
    static let identifier = "0002 daily facts, housekeeping"

    static func migrate(_ db: Database) throws {
        for sql in [profiles, work, facts] { try db.execute(sql: sql) }
    }

    /// What housekeeping needs of a profile: its class for retention, its offline limit for online time.
    private static let profiles = """
        CREATE TABLE profileFact (
            profile TEXT NOT NULL PRIMARY KEY,
            class INTEGER NOT NULL CHECK (class BETWEEN 1 AND 63),
            offlineMilliseconds INTEGER CHECK (offlineMilliseconds > 0)
        ) STRICT, WITHOUT ROWID;
        """

    /// `factDue`: facts to be made, kind 1 of a device, 2 of a bed; devices of a day come before its beds.
    /// `factProgress`: all days up to `closedDay` have been put into `factDue`; of the day after, the devices below
    /// `nextDevice`. `retentionMark`: readings of the class before `minute` were deleted, class 0 standing for all:
    /// facts of days before it cannot be made again.
    private static let work = """
        CREATE TABLE factDue (
            day INTEGER NOT NULL,
            kind INTEGER NOT NULL CHECK (kind IN (1, 2)),
            number INTEGER NOT NULL,
            PRIMARY KEY (day, kind, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE factProgress (
            id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
            closedDay INTEGER NOT NULL,
            nextDevice INTEGER NOT NULL CHECK (nextDevice >= 0)
        ) STRICT;
        CREATE TABLE retentionMark (
            class INTEGER NOT NULL PRIMARY KEY,
            minute INTEGER NOT NULL
        ) STRICT;
        """

    /// `day` counts civil days from 1970-01-01. `segment` numbers the places a device served in the day; both place
    /// columns are NULL for a time in which it served nobody but was heard.
    private static let facts = """
        CREATE TABLE dailyDevice (
            day INTEGER NOT NULL,
            device INTEGER NOT NULL REFERENCES device (number),
            segment INTEGER NOT NULL CHECK (segment >= 0),
            bed INTEGER REFERENCES bed (number),
            household INTEGER REFERENCES household (number),
            readings INTEGER NOT NULL CHECK (readings >= 0),
            validReadings INTEGER NOT NULL CHECK (validReadings BETWEEN 0 AND readings),
            events INTEGER NOT NULL CHECK (events >= 0),
            onlineSeconds INTEGER NOT NULL CHECK (onlineSeconds BETWEEN 0 AND 86400),
            effectiveSeconds INTEGER NOT NULL CHECK (effectiveSeconds BETWEEN 0 AND onlineSeconds),
            lastAt INTEGER,
            lastEffectiveAt INTEGER,
            PRIMARY KEY (day, device, segment),
            CHECK (bed IS NULL OR household IS NULL)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX dailyDeviceByBed ON dailyDevice (bed, day) WHERE bed IS NOT NULL;
        CREATE TABLE dailyMetric (
            day INTEGER NOT NULL,
            device INTEGER NOT NULL REFERENCES device (number),
            segment INTEGER NOT NULL CHECK (segment >= 0),
            metric INTEGER NOT NULL CHECK (metric BETWEEN 1 AND 255),
            count INTEGER NOT NULL CHECK (count > 0),
            minimum REAL NOT NULL,
            maximum REAL NOT NULL CHECK (maximum >= minimum),
            mean REAL NOT NULL,
            PRIMARY KEY (day, device, segment, metric)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE dailyBed (
            day INTEGER NOT NULL,
            bed INTEGER NOT NULL REFERENCES bed (number),
            devices INTEGER NOT NULL CHECK (devices >= 0),
            readings INTEGER NOT NULL CHECK (readings >= 0),
            validReadings INTEGER NOT NULL CHECK (validReadings BETWEEN 0 AND readings),
            onlineSeconds INTEGER NOT NULL CHECK (onlineSeconds >= 0),
            effectiveSeconds INTEGER NOT NULL CHECK (effectiveSeconds BETWEEN 0 AND onlineSeconds),
            events INTEGER NOT NULL CHECK (events >= 0),
            alarms INTEGER NOT NULL CHECK (alarms >= 0),
            PRIMARY KEY (day, bed)
        ) STRICT, WITHOUT ROWID;
        """
}
