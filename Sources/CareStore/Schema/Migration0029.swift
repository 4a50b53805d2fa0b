internal import GRDB

/// Sums of months over alarms by place, one column a figure, where there was a row for each rule and priority: a bed
/// rings by many of them. Decision 66.
enum Migration0029: Migration {
    static let identifier = "0029 alarms of months by place"

    static func migrate(_ db: Database) throws {
        for sql in [table, backfill, triggers, index] { try db.execute(sql: sql) }
    }

    /// `month` is the number of a month's first day.
    private static let table = """
        DROP TRIGGER alarmIsAdded;
        DROP TRIGGER alarmIsMoved;
        DROP TABLE monthlyAlarm;
        CREATE TABLE monthlyAlarm (
            placeKind INTEGER NOT NULL CHECK (placeKind IN (1, 2)),
            place INTEGER NOT NULL,
            month INTEGER NOT NULL,
            \(AlarmSums.names.map { "\($0) INTEGER NOT NULL CHECK (\($0) >= 0)" }.joined(separator: ", ")),
            PRIMARY KEY (placeKind, place, month)
        ) STRICT, WITHOUT ROWID;
        """

    private static let backfill = """
        INSERT INTO monthlyAlarm (\(columns))
            SELECT CASE WHEN bed IS NULL THEN 2 ELSE 1 END, coalesce(bed, household),
                \(MonthText.month(of: "raisedAt")),
                \(AlarmSums.all("").map { "sum(\($0))" }.joined(separator: ", "))
            FROM alarm WHERE isTest = 0 AND coalesce(bed, household) IS NOT NULL GROUP BY 1, 2, 3;
        """

    /// What people do with an alarm later moves its sums.
    private static let triggers = """
        CREATE TRIGGER alarmIsAdded AFTER INSERT ON alarm
            WHEN new.isTest = 0 AND coalesce(new.bed, new.household) IS NOT NULL
        BEGIN \(add) END;
        CREATE TRIGGER alarmIsMoved AFTER UPDATE ON alarm
            WHEN new.isTest = 0 AND coalesce(new.bed, new.household) IS NOT NULL AND (new.priority <> old.priority
                OR new.acknowledgedAt IS NOT old.acknowledgedAt OR new.calledBackAt IS NOT old.calledBackAt
                OR new.onSiteAt IS NOT old.onSiteAt OR new.closedAt IS NOT old.closedAt
                OR new.closeReason IS NOT old.closeReason)
        BEGIN \(take) \(add) END;
        """

    /// What was open at the end of a day was raised before that midnight and closed after it: few alarms are.
    private static let index = """
        CREATE INDEX alarmOverMidnight ON alarm (closedAt) WHERE \(AlarmSums.isOverMidnight);
        """

    private static let columns = (["placeKind", "place", "month"] + AlarmSums.names).joined(separator: ", ")

    private static let add = """
        INSERT INTO monthlyAlarm (\(columns))
            VALUES (CASE WHEN new.bed IS NULL THEN 2 ELSE 1 END, coalesce(new.bed, new.household),
                \(MonthText.month(of: "new.raisedAt")), \(AlarmSums.all("new.").joined(separator: ", ")))
            ON CONFLICT (placeKind, place, month) DO UPDATE SET
                \(AlarmSums.names.map { "\($0) = \($0) + excluded.\($0)" }.joined(separator: ", "));
        """

    private static let take = """
        UPDATE monthlyAlarm SET
                \(zip(AlarmSums.names, AlarmSums.all("old.")).map { "\($0) = \($0) - \($1)" }.joined(separator: ", "))
            WHERE placeKind = CASE WHEN old.bed IS NULL THEN 2 ELSE 1 END
                AND place = coalesce(old.bed, old.household) AND month = \(MonthText.month(of: "old.raisedAt"));
        """
}
