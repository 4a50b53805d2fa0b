internal import GRDB

/// Registry, telemetry, alarms and everything a restart needs.
///
/// Never edited after a release: a change of the schema is a new migration.
enum Migration0001: Migration {
    static let identifier = "0001 registry, telemetry, alarms, restart"

    static func migrate(_ db: Database) throws {
        for sql in [meta, registry, telemetry, alarms, messages, audit, restart, views] { try db.execute(sql: sql) }
    }

    private static let meta = """
        CREATE TABLE meta (
            key TEXT NOT NULL PRIMARY KEY CHECK (length(key) BETWEEN 1 AND 64),
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    /// Numbers are the core's dense numbers. `profile` names a profile file; `township`, `altitude`, `facts` may be
    /// unknown. The running assignment of a device is the one without an end: at most one, says the index.
    private static let registry = """
        CREATE TABLE household (
            number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 0),
            identity TEXT NOT NULL UNIQUE CHECK (length(identity) BETWEEN 1 AND 32),
            county INTEGER NOT NULL CHECK (county BETWEEN 100000 AND 999999)
        ) STRICT;
        CREATE TABLE bed (
            number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 0),
            identity TEXT NOT NULL UNIQUE CHECK (length(identity) = 13),
            household INTEGER NOT NULL REFERENCES household (number),
            township TEXT,
            altitude INTEGER,
            facts INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX bedByHousehold ON bed (household);
        CREATE TABLE device (
            number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 0),
            identity TEXT NOT NULL UNIQUE CHECK (length(identity) BETWEEN 1 AND 32),
            county INTEGER NOT NULL CHECK (county BETWEEN 100000 AND 999999),
            profile TEXT NOT NULL CHECK (length(profile) > 0)
        ) STRICT;
        CREATE TABLE assignment (
            device INTEGER NOT NULL REFERENCES device (number),
            start INTEGER NOT NULL,
            until INTEGER CHECK (until >= start),
            bed INTEGER REFERENCES bed (number),
            household INTEGER REFERENCES household (number),
            PRIMARY KEY (device, start),
            CHECK ((bed IS NULL) <> (household IS NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX assignmentRunning ON assignment (device) WHERE until IS NULL;
        """

    /// The minute leads the key of a reading, not the device: what arrives together lies together, so that a batch
    /// dirties tens of pages and not one a device and metric (decision: readings by minute). `minute` counts from
    /// 1970-01-01T00:00Z, `millisecond` within it. `value` is NULL when it is no number. `quality` is the validity,
    /// plus 16 when receive time stands for the device's. `delay` is receive time less device time.
    ///
    /// The identity of an event is (device, kind, reference, device time). What has no device time is told from a
    /// restarted counter by the time of receipt: within 24 hours it is the same event (`EventIdentities.timelessAge`),
    /// so that two different ones never fall into one day of 86,400,000 ms.
    private static let telemetry = """
        CREATE TABLE reading (
            minute INTEGER NOT NULL,
            device INTEGER NOT NULL REFERENCES device (number),
            metric INTEGER NOT NULL CHECK (metric BETWEEN 1 AND 255),
            millisecond INTEGER NOT NULL CHECK (millisecond BETWEEN 0 AND 59999),
            value REAL,
            quality INTEGER NOT NULL CHECK (quality BETWEEN 0 AND 31),
            delay INTEGER NOT NULL,
            PRIMARY KEY (minute, device, metric, millisecond)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE event (
            number INTEGER NOT NULL PRIMARY KEY,
            device INTEGER NOT NULL REFERENCES device (number),
            kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 63),
            reference TEXT,
            deviceTime INTEGER,
            at INTEGER NOT NULL,
            receivedAt INTEGER NOT NULL,
            isTest INTEGER NOT NULL CHECK (isTest IN (0, 1)),
            isLate INTEGER NOT NULL CHECK (isLate IN (0, 1)),
            bed INTEGER REFERENCES bed (number),
            household INTEGER REFERENCES household (number),
            data BLOB NOT NULL,
            CHECK ((bed IS NULL) <> (household IS NULL))
        ) STRICT;
        CREATE UNIQUE INDEX eventByReferenceAndTime ON event (device, kind, reference, deviceTime)
            WHERE reference IS NOT NULL AND deviceTime IS NOT NULL;
        CREATE UNIQUE INDEX eventByTime ON event (device, kind, deviceTime)
            WHERE reference IS NULL AND deviceTime IS NOT NULL;
        CREATE UNIQUE INDEX eventByReference ON event (device, kind, reference, receivedAt / 86400000)
            WHERE reference IS NOT NULL AND deviceTime IS NULL;
        CREATE INDEX eventByReceipt ON event (receivedAt);
        CREATE INDEX eventByDevice ON event (device, at);
        CREATE INDEX eventByBed ON event (bed, at) WHERE bed IS NOT NULL;
        CREATE INDEX eventByHousehold ON event (household, at) WHERE household IS NOT NULL;
        """

    /// `subjectKind`: 0 the gateway (then `subject` is 0), 1 a bed, 2 a household, 3 a device.
    private static let alarms = """
        CREATE TABLE alarm (
            number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 1),
            rule TEXT NOT NULL CHECK (length(rule) > 0),
            subjectKind INTEGER NOT NULL CHECK (subjectKind BETWEEN 0 AND 3),
            subject INTEGER NOT NULL CHECK (subject >= 0),
            isTest INTEGER NOT NULL CHECK (isTest IN (0, 1)),
            device INTEGER REFERENCES device (number),
            bed INTEGER REFERENCES bed (number),
            household INTEGER REFERENCES household (number),
            raisedAt INTEGER NOT NULL,
            receivedAt INTEGER NOT NULL,
            isLate INTEGER NOT NULL CHECK (isLate IN (0, 1)),
            latches INTEGER NOT NULL CHECK (latches IN (0, 1)),
            priority INTEGER NOT NULL CHECK (priority BETWEEN 1 AND 4),
            audience INTEGER NOT NULL CHECK (audience BETWEEN 1 AND 4),
            state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 8),
            work INTEGER NOT NULL CHECK (work BETWEEN 0 AND 5),
            count INTEGER NOT NULL CHECK (count >= 1),
            lastAt INTEGER NOT NULL,
            acknowledgedAt INTEGER,
            acknowledgedBy TEXT,
            clearedAt INTEGER,
            closedAt INTEGER,
            closeReason INTEGER CHECK (closeReason BETWEEN 1 AND 10),
            closedBy TEXT,
            edge INTEGER NOT NULL CHECK (edge >= 1),
            CHECK (bed IS NULL OR household IS NULL)
        ) STRICT;
        CREATE UNIQUE INDEX alarmOpen ON alarm (rule, subjectKind, subject, isTest) WHERE state <> 0;
        CREATE INDEX alarmByBed ON alarm (bed, raisedAt) WHERE bed IS NOT NULL;
        CREATE INDEX alarmByHousehold ON alarm (household, raisedAt) WHERE household IS NOT NULL;
        CREATE TABLE alarmEdge (
            alarm INTEGER NOT NULL REFERENCES alarm (number),
            edge INTEGER NOT NULL CHECK (edge >= 1),
            cause INTEGER NOT NULL CHECK (cause BETWEEN 1 AND 63),
            at INTEGER NOT NULL,
            actor TEXT,
            state INTEGER NOT NULL,
            work INTEGER NOT NULL,
            priority INTEGER NOT NULL,
            audience INTEGER NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY (alarm, edge)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER alarmEdgeIsNeverChanged BEFORE UPDATE ON alarmEdge
            BEGIN SELECT RAISE(ABORT, 'alarmEdge is append-only'); END;
        CREATE TRIGGER alarmEdgeIsNeverDeleted BEFORE DELETE ON alarmEdge
            BEGIN SELECT RAISE(ABORT, 'alarmEdge is append-only'); END;
        """

    private static let messages = """
        CREATE TABLE outbox (
            number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 1),
            rank INTEGER NOT NULL CHECK (rank BETWEEN 0 AND 15),
            topic TEXT NOT NULL CHECK (length(topic) > 0),
            payload BLOB NOT NULL,
            isRetained INTEGER NOT NULL CHECK (isRetained IN (0, 1))
        ) STRICT;
        CREATE TABLE quarantine (
            number INTEGER NOT NULL PRIMARY KEY,
            topic BLOB NOT NULL CHECK (length(topic) <= 1024),
            payload BLOB NOT NULL CHECK (length(payload) <= 2048),
            payloadLength INTEGER NOT NULL CHECK (payloadLength >= length(payload)),
            reason INTEGER NOT NULL CHECK (reason BETWEEN 1 AND 63),
            detail TEXT NOT NULL,
            receivedAt INTEGER NOT NULL
        ) STRICT;
        """

    /// `hash` is SHA-256 over the hash before and the row's own fields; see `AuditChain`.
    private static let audit = """
        CREATE TABLE audit (
            number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 1),
            at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            action TEXT NOT NULL CHECK (length(action) > 0),
            subject TEXT NOT NULL,
            detail TEXT NOT NULL,
            hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32)
        ) STRICT;
        CREATE TRIGGER auditIsNeverChanged BEFORE UPDATE ON audit
            BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
        CREATE TRIGGER auditIsNeverDeleted BEFORE DELETE ON audit
            BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
        """

    /// A checkpoint is `coreState` and `deviceState`; the journal is what came after it. `lastEvent` is the newest
    /// event when the checkpoint was made, `nextOutbox` the next number of the outbox, `committedAt` gateway time.
    /// Fingerprints are the 64 bits of an unsigned number.
    private static let restart = """
        CREATE TABLE coreState (
            id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
            bytes BLOB NOT NULL,
            profiles INTEGER NOT NULL,
            lastEvent INTEGER NOT NULL,
            nextOutbox INTEGER NOT NULL,
            committedAt INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE deviceState (
            device INTEGER NOT NULL PRIMARY KEY REFERENCES device (number),
            bytes BLOB NOT NULL
        ) STRICT;
        CREATE TABLE journal (
            number INTEGER NOT NULL PRIMARY KEY,
            at INTEGER NOT NULL,
            nextOutbox INTEGER NOT NULL,
            bytes BLOB NOT NULL
        ) STRICT;
        CREATE TABLE profileSource (
            fingerprint INTEGER NOT NULL,
            path TEXT NOT NULL,
            text TEXT NOT NULL,
            PRIMARY KEY (fingerprint, path)
        ) STRICT, WITHOUT ROWID;
        """

    /// For people and tools that read the file with SQL of their own: identities instead of numbers.
    private static let views = """
        CREATE VIEW readingView AS
            SELECT device.identity AS device, metric, minute * 60000 + millisecond AS at,
                minute * 60000 + millisecond + delay AS receivedAt, value,
                quality & 15 AS validity, quality >> 4 AS isServerTime
            FROM reading JOIN device ON device.number = reading.device;
        CREATE VIEW eventView AS
            SELECT event.number, device.identity AS device, kind, reference, deviceTime, at, receivedAt, isTest, isLate,
                bed.identity AS bed, household.identity AS household, data
            FROM event JOIN device ON device.number = event.device
                LEFT JOIN bed ON bed.number = event.bed
                LEFT JOIN household ON household.number = event.household;
        CREATE VIEW alarmView AS
            SELECT alarm.number, rule, device.identity AS device, bed.identity AS bed,
                household.identity AS household, isTest, isLate, raisedAt, receivedAt, priority, audience, state, work,
                count, lastAt, acknowledgedAt, acknowledgedBy, clearedAt, closedAt, closeReason, closedBy, edge
            FROM alarm LEFT JOIN device ON device.number = alarm.device
                LEFT JOIN bed ON bed.number = alarm.bed
                LEFT JOIN household ON household.number = alarm.household;
        """
}
