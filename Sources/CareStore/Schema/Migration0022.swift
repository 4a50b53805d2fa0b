internal import GRDB

/// County summaries: sums over months that follow the facts of days and the alarms, frozen months, and what was
/// delivered of them.
enum Migration0022: Migration {
    static let identifier = "0022 county summaries"

    static func migrate(_ db: Database) throws {
        for sql in [devices, alarms, frozen, indexes] { try db.execute(sql: sql) }
    }

    /// `month` is the number of a month's first day. The triggers are the roll-up: facts of a day that are made again
    /// are taken away and added, in the same transaction.
    private static let devices = """
        CREATE TABLE monthlyDevice (
            device INTEGER NOT NULL REFERENCES device (number),
            placeKind INTEGER NOT NULL CHECK (placeKind IN (1, 2)),
            place INTEGER NOT NULL,
            month INTEGER NOT NULL,
            days INTEGER NOT NULL CHECK (days >= 0),
            onlineSeconds INTEGER NOT NULL CHECK (onlineSeconds >= 0),
            effectiveSeconds INTEGER NOT NULL CHECK (effectiveSeconds BETWEEN 0 AND onlineSeconds),
            PRIMARY KEY (device, placeKind, place, month)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO monthlyDevice (device, placeKind, place, month, days, onlineSeconds, effectiveSeconds)
            SELECT device, CASE WHEN bed IS NULL THEN 2 ELSE 1 END, coalesce(bed, household), \(month(ofDay: "day")),
                count(*), sum(onlineSeconds), sum(effectiveSeconds)
            FROM dailyDevice WHERE coalesce(bed, household) IS NOT NULL GROUP BY 1, 2, 3, 4;
        CREATE TRIGGER dailyDeviceIsAdded AFTER INSERT ON dailyDevice WHEN coalesce(new.bed, new.household) IS NOT NULL
        BEGIN
            INSERT INTO monthlyDevice (device, placeKind, place, month, days, onlineSeconds, effectiveSeconds)
                VALUES (new.device, CASE WHEN new.bed IS NULL THEN 2 ELSE 1 END, coalesce(new.bed, new.household),
                    \(month(ofDay: "new.day")), 1, new.onlineSeconds, new.effectiveSeconds)
                ON CONFLICT (device, placeKind, place, month) DO UPDATE SET days = days + 1,
                    onlineSeconds = onlineSeconds + excluded.onlineSeconds,
                    effectiveSeconds = effectiveSeconds + excluded.effectiveSeconds;
        END;
        CREATE TRIGGER dailyDeviceIsTakenAway AFTER DELETE ON dailyDevice
            WHEN coalesce(old.bed, old.household) IS NOT NULL
        BEGIN
            UPDATE monthlyDevice SET days = days - 1, onlineSeconds = onlineSeconds - old.onlineSeconds,
                    effectiveSeconds = effectiveSeconds - old.effectiveSeconds
                WHERE device = old.device AND placeKind = CASE WHEN old.bed IS NULL THEN 2 ELSE 1 END
                    AND place = coalesce(old.bed, old.household) AND month = \(month(ofDay: "old.day"));
            DELETE FROM monthlyDevice WHERE device = old.device AND days = 0
                AND placeKind = CASE WHEN old.bed IS NULL THEN 2 ELSE 1 END
                AND place = coalesce(old.bed, old.household) AND month = \(month(ofDay: "old.day"));
        END;
        """

    /// Alarms about a bed or household by rule and priority; what people do with an alarm later moves its sums.
    private static let alarms = """
        CREATE TABLE monthlyAlarm (
            placeKind INTEGER NOT NULL CHECK (placeKind IN (1, 2)),
            place INTEGER NOT NULL,
            rule TEXT NOT NULL,
            priority INTEGER NOT NULL CHECK (priority BETWEEN 1 AND 4),
            month INTEGER NOT NULL,
            count INTEGER NOT NULL CHECK (count >= 0),
            answeredSoon INTEGER NOT NULL CHECK (answeredSoon BETWEEN 0 AND count),
            answeredAtLast INTEGER NOT NULL CHECK (answeredAtLast BETWEEN answeredSoon AND count),
            calledBackSoon INTEGER NOT NULL CHECK (calledBackSoon BETWEEN 0 AND count),
            arrived INTEGER NOT NULL CHECK (arrived BETWEEN 0 AND count),
            arrivalTime INTEGER NOT NULL CHECK (arrivalTime >= 0),
            closed INTEGER NOT NULL CHECK (closed BETWEEN 0 AND count),
            mistaken INTEGER NOT NULL CHECK (mistaken BETWEEN 0 AND closed),
            PRIMARY KEY (placeKind, place, rule, priority, month)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO monthlyAlarm
            SELECT CASE WHEN bed IS NULL THEN 2 ELSE 1 END, coalesce(bed, household), rule, priority,
                \(month(of: "raisedAt")), \(sums("").map { "sum(\($0))" }.joined(separator: ", "))
            FROM alarm WHERE isTest = 0 AND coalesce(bed, household) IS NOT NULL GROUP BY 1, 2, 3, 4, 5;
        CREATE TRIGGER alarmIsAdded AFTER INSERT ON alarm
            WHEN new.isTest = 0 AND coalesce(new.bed, new.household) IS NOT NULL
        BEGIN \(add("new")) END;
        CREATE TRIGGER alarmIsMoved AFTER UPDATE ON alarm
            WHEN new.isTest = 0 AND coalesce(new.bed, new.household) IS NOT NULL AND (new.priority <> old.priority
                OR new.acknowledgedAt IS NOT old.acknowledgedAt OR new.calledBackAt IS NOT old.calledBackAt
                OR new.onSiteAt IS NOT old.onSiteAt OR new.closedAt IS NOT old.closedAt
                OR new.closeReason IS NOT old.closeReason)
        BEGIN \(take("old")) \(add("new")) END;
        """

    /// What was summed of alarms before decision 66, which has `AlarmSums`.
    private static let sumNames = [
        "count", "answeredSoon", "answeredAtLast", "calledBackSoon", "arrived", "arrivalTime", "closed", "mistaken",
    ]

    private static func sums(_ row: String) -> [String] {
        [
            "1", "coalesce(\(row)acknowledgedAt - \(row)receivedAt <= 60000, 0)",
            "coalesce(\(row)acknowledgedAt - \(row)receivedAt <= 180000, 0)",
            "coalesce(\(row)calledBackAt - \(row)acknowledgedAt <= 60000, 0)", "(\(row)onSiteAt IS NOT NULL)",
            "coalesce(max(\(row)onSiteAt - \(row)receivedAt, 0), 0)", "(\(row)closedAt IS NOT NULL)",
            "(\(row)closedAt IS NOT NULL AND coalesce(\(row)closeReason IN (3, 5, 8), 0))",
        ]
    }

    private static func add(_ row: String) -> String {
        let changes = sumNames.map { "\($0) = \($0) + excluded.\($0)" }.joined(separator: ", ")
        return """
            INSERT INTO monthlyAlarm (placeKind, place, rule, priority, month,
                    \(sumNames.joined(separator: ", ")))
                VALUES (CASE WHEN \(row).bed IS NULL THEN 2 ELSE 1 END, coalesce(\(row).bed, \(row).household),
                    \(row).rule, \(row).priority, \(month(of: "\(row).raisedAt")),
                    \(sums("\(row).").joined(separator: ", ")))
                ON CONFLICT (placeKind, place, rule, priority, month) DO UPDATE SET \(changes);
            """
    }

    private static func take(_ row: String) -> String {
        let changes = zip(sumNames, sums("\(row).")).map { "\($0) = \($0) - \($1)" }
        return """
            UPDATE monthlyAlarm SET \(changes.joined(separator: ", "))
                WHERE placeKind = CASE WHEN \(row).bed IS NULL THEN 2 ELSE 1 END
                    AND place = coalesce(\(row).bed, \(row).household) AND rule = \(row).rule
                    AND priority = \(row).priority AND month = \(month(of: "\(row).raisedAt"));
            """
    }

    /// `pack` is the summary with the keys behind it, `mask` what is hidden of it from those who may not see rows.
    private static let frozen = """
        CREATE TABLE summaryFreeze (
            county TEXT NOT NULL REFERENCES county (county),
            month INTEGER NOT NULL CHECK (month BETWEEN -25567 AND 84005),
            number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 9999),
            freezeReason TEXT NOT NULL CHECK (length(freezeReason) BETWEEN 1 AND 200),
            freezePerson TEXT NOT NULL CHECK (length(freezePerson) BETWEEN 1 AND 128),
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED,
            PRIMARY KEY (county, month, number)
        ) STRICT;
        CREATE TABLE summaryRevision (
            county TEXT NOT NULL REFERENCES county (county),
            month INTEGER NOT NULL CHECK (month BETWEEN -25567 AND 84005),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            at INTEGER NOT NULL,
            person TEXT,
            reason TEXT,
            anchorEntry INTEGER NOT NULL REFERENCES ledger (number),
            anchorCount INTEGER NOT NULL CHECK (anchorCount >= 1),
            anchorAt INTEGER NOT NULL,
            anchorHash BLOB NOT NULL CHECK (length(anchorHash) = 32),
            digest BLOB NOT NULL CHECK (length(digest) = 32),
            pack BLOB NOT NULL,
            mask BLOB NOT NULL,
            PRIMARY KEY (county, month, revision),
            CHECK ((revision = 1) = (person IS NULL)),
            CHECK ((person IS NULL) = (reason IS NULL))
        ) STRICT;
        CREATE TRIGGER summaryRevisionIsNeverChanged BEFORE UPDATE ON summaryRevision
            BEGIN SELECT RAISE(ABORT, 'a frozen month is never changed'); END;
        CREATE TRIGGER summaryRevisionIsNeverDeleted BEFORE DELETE ON summaryRevision
            BEGIN SELECT RAISE(ABORT, 'a frozen month is never deleted'); END;
        """

    private static let indexes = """
        CREATE INDEX moneyEntryByCounty ON moneyEntry (county);
        CREATE INDEX visitByCounty ON visit (county);
        """

    private static func month(ofDay day: String) -> String { MonthText.month(ofDay: day) }

    private static func month(of moment: String) -> String { MonthText.month(of: moment) }
}
