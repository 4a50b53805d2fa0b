internal import GRDB

/// What people did with an alarm, and what holds it back.
enum Migration0004: Migration {
    static let identifier = "0004 alarm lifecycle"

    static func migrate(_ db: Database) throws {
        for sql in [columns, views] { try db.execute(sql: sql) }
    }

    /// `holdReason`, `holdBy`, `holdUntil`: set while the state is 6 shelved, 7 suppressed by design, 8 out of service.
    private static let columns = """
        ALTER TABLE alarm ADD COLUMN calledBackAt INTEGER;
        ALTER TABLE alarm ADD COLUMN calledBackBy TEXT;
        ALTER TABLE alarm ADD COLUMN dispatchedAt INTEGER;
        ALTER TABLE alarm ADD COLUMN dispatchedBy TEXT;
        ALTER TABLE alarm ADD COLUMN responder TEXT;
        ALTER TABLE alarm ADD COLUMN onSiteAt INTEGER;
        ALTER TABLE alarm ADD COLUMN onSiteBy TEXT;
        ALTER TABLE alarm ADD COLUMN assignee TEXT;
        ALTER TABLE alarm ADD COLUMN closeText TEXT;
        ALTER TABLE alarm ADD COLUMN holdReason TEXT;
        ALTER TABLE alarm ADD COLUMN holdBy TEXT;
        ALTER TABLE alarm ADD COLUMN holdUntil INTEGER;
        ALTER TABLE alarmEdge ADD COLUMN detail TEXT;
        """

    private static let views = """
        DROP VIEW alarmView;
        CREATE VIEW alarmView AS
            SELECT alarm.number, rule, device.identity AS device, bed.identity AS bed,
                household.identity AS household, isTest, isLate, raisedAt, receivedAt, priority, audience, state, work,
                count, lastAt, acknowledgedAt, acknowledgedBy, calledBackAt, calledBackBy, dispatchedAt, dispatchedBy,
                responder, onSiteAt, onSiteBy, assignee, holdReason, holdBy, holdUntil, clearedAt, closedAt,
                closeReason, closedBy, closeText, edge
            FROM alarm LEFT JOIN device ON device.number = alarm.device
                LEFT JOIN bed ON bed.number = alarm.bed
                LEFT JOIN household ON household.number = alarm.household;
        """
}
