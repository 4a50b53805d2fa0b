internal import GRDB

/// Sums of months over facts of devices: in the order of places, and each with what all months up to it come to, so
/// that a summary reads two rows a device, however long it has served. Decision 66.
enum Migration0030: Migration {
    static let identifier = "0030 devices of months by place"

    static func migrate(_ db: Database) throws {
        for sql in [table, backfill, triggers] { try db.execute(sql: sql) }
    }

    /// `month` is the number of a month's first day; `onlineUntil` and `effectiveUntil` are the seconds of this and all
    /// earlier months of the device at the place. `heardOn`: the newest day of the month on which anything came, 0 for
    /// none; below 0 where that day's facts were taken away since: then it was not later than that.
    private static let table = """
        DROP TRIGGER dailyDeviceIsAdded;
        DROP TRIGGER dailyDeviceIsTakenAway;
        DROP TABLE monthlyDevice;
        CREATE TABLE monthlyDevice (
            placeKind INTEGER NOT NULL CHECK (placeKind IN (1, 2)),
            place INTEGER NOT NULL,
            month INTEGER NOT NULL,
            device INTEGER NOT NULL REFERENCES device (number),
            days INTEGER NOT NULL CHECK (days >= 0),
            onlineSeconds INTEGER NOT NULL CHECK (onlineSeconds >= 0),
            effectiveSeconds INTEGER NOT NULL CHECK (effectiveSeconds BETWEEN 0 AND onlineSeconds),
            onlineUntil INTEGER NOT NULL CHECK (onlineUntil >= onlineSeconds),
            effectiveUntil INTEGER NOT NULL CHECK (effectiveUntil BETWEEN effectiveSeconds AND onlineUntil),
            heardOn INTEGER NOT NULL,
            PRIMARY KEY (placeKind, place, month, device)
        ) STRICT, WITHOUT ROWID;
        """

    private static let backfill = """
        INSERT INTO monthlyDevice (\(columns))
            SELECT kind, place, month, device, days, online, effective, sum(online) OVER months,
                sum(effective) OVER months, heardOn
            FROM (SELECT CASE WHEN bed IS NULL THEN 2 ELSE 1 END AS kind, coalesce(bed, household) AS place,
                    \(MonthText.month(ofDay: "day")) AS month, device, count(*) AS days,
                    sum(onlineSeconds) AS online, sum(effectiveSeconds) AS effective,
                    max(CASE WHEN readings + events > 0 THEN day ELSE 0 END) AS heardOn
                FROM dailyDevice WHERE coalesce(bed, household) IS NOT NULL GROUP BY 1, 2, 3, 4)
            WINDOW months AS (PARTITION BY device, kind, place ORDER BY month);
        """

    /// Facts of a day that are made again are taken away and added, in the same transaction; those of a late day move
    /// what the months after it come to.
    private static let triggers = """
        CREATE TRIGGER dailyDeviceIsAdded AFTER INSERT ON dailyDevice WHEN coalesce(new.bed, new.household) IS NOT NULL
        BEGIN
            INSERT INTO monthlyDevice (\(columns))
                SELECT \(kind("new")), coalesce(new.bed, new.household), \(month("new")), new.device, 1,
                    new.onlineSeconds, new.effectiveSeconds, new.onlineSeconds + \(earlier("onlineUntil")),
                    new.effectiveSeconds + \(earlier("effectiveUntil")),
                    CASE WHEN new.readings + new.events > 0 THEN new.day ELSE 0 END
                WHERE true
                ON CONFLICT (placeKind, place, month, device) DO UPDATE SET days = days + 1,
                    onlineSeconds = onlineSeconds + excluded.onlineSeconds,
                    effectiveSeconds = effectiveSeconds + excluded.effectiveSeconds,
                    onlineUntil = onlineUntil + excluded.onlineSeconds,
                    effectiveUntil = effectiveUntil + excluded.effectiveSeconds,
                    heardOn = CASE WHEN excluded.heardOn >= abs(heardOn) THEN excluded.heardOn ELSE heardOn END;
            UPDATE monthlyDevice SET onlineUntil = onlineUntil + new.onlineSeconds,
                    effectiveUntil = effectiveUntil + new.effectiveSeconds
                WHERE \(isOwn("new")) AND month > \(month("new"));
        END;
        CREATE TRIGGER dailyDeviceIsTakenAway AFTER DELETE ON dailyDevice
            WHEN coalesce(old.bed, old.household) IS NOT NULL
        BEGIN
            UPDATE monthlyDevice SET days = days - 1, onlineSeconds = onlineSeconds - old.onlineSeconds,
                    effectiveSeconds = effectiveSeconds - old.effectiveSeconds,
                    onlineUntil = onlineUntil - old.onlineSeconds,
                    effectiveUntil = effectiveUntil - old.effectiveSeconds,
                    heardOn = CASE WHEN heardOn = old.day THEN -old.day ELSE heardOn END
                WHERE \(isOwn("old")) AND month = \(month("old"));
            UPDATE monthlyDevice SET onlineUntil = onlineUntil - old.onlineSeconds,
                    effectiveUntil = effectiveUntil - old.effectiveSeconds
                WHERE \(isOwn("old")) AND month > \(month("old"));
            DELETE FROM monthlyDevice WHERE \(isOwn("old")) AND month = \(month("old")) AND days = 0;
        END;
        """

    private static let columns = """
        placeKind, place, month, device, days, onlineSeconds, effectiveSeconds, onlineUntil, effectiveUntil, heardOn
        """

    private static func kind(_ row: String) -> String { "CASE WHEN \(row).bed IS NULL THEN 2 ELSE 1 END" }

    private static func month(_ row: String) -> String { MonthText.month(ofDay: "\(row).day") }

    private static func isOwn(_ row: String) -> String {
        "placeKind = \(kind(row)) AND place = coalesce(\(row).bed, \(row).household) AND device = \(row).device"
    }

    /// What the months before come to.
    private static func earlier(_ column: String) -> String {
        """
        coalesce((SELECT \(column) FROM monthlyDevice WHERE \(isOwn("new")) AND month < \(month("new"))
            ORDER BY month DESC LIMIT 1), 0)
        """
    }
}
