/// Every query of `StoreReader`, by name, so that a test can hold the plan of each.
enum NamedQuery: String, CaseIterable {
    case openAlarms
    case allAlarms
    case oneAlarm
    case alarmHistory
    case deviceNumber
    case deviceAssignments
    case deviceReadings
    case quarantine
    case overview
    case openAlarmCounts
    case events
    case notificationLog
    case deliveryAttempts
    case waitingChannels
    case dueNotifications
    case nextNotification

    var sql: String {
        switch self {
        // Few are open, all are kept: without the hint SQLite walks them all because of the order.
        case .openAlarms:
            Self.alarms("alarm INDEXED BY alarmOpen") + " WHERE alarm.state <> 0 AND " + Self.alarmFilter
        case .allAlarms: Self.alarms("alarm") + " WHERE " + Self.alarmFilter
        case .oneAlarm: Self.alarms("alarm") + " WHERE alarm.number = ?"
        case .alarmHistory:
            """
            SELECT edge, cause, at, actor, state, work, priority, count, detail FROM alarmEdge
            WHERE alarm = ? ORDER BY edge
            """
        case .deviceNumber: "SELECT number FROM device WHERE identity = ?"
        case .deviceAssignments: Self.assignmentsText
        case .deviceReadings: Self.readingsText
        case .quarantine:
            """
            SELECT topic, payload, payloadLength, reason, detail, receivedAt FROM quarantine
            ORDER BY number DESC LIMIT ?
            """
        case .overview: Self.overviewText
        case .openAlarmCounts: "SELECT priority, count(*) FROM alarm WHERE state <> 0 GROUP BY priority"
        case .events: Self.eventsText
        case .notificationLog: Self.notificationLogText
        case .deliveryAttempts:
            "SELECT attempt, at, length, result, answer FROM notificationAttempt WHERE message = ? ORDER BY attempt"
        case .waitingChannels: Self.waitingChannelsText
        case .dueNotifications: Self.dueNotificationsText
        case .nextNotification: "SELECT min(dueAt) FROM notification WHERE dueAt > ?"
        }
    }

    private static func alarms(_ table: String) -> String {
        """
        SELECT alarm.number, rule, device.identity AS device, bed.identity AS bed, household.identity AS household,
            priority, audience, state, work, count, isTest, isLate, raisedAt, receivedAt, lastAt, acknowledgedAt,
            acknowledgedBy, clearedAt, closedAt, closeReason, closedBy, edge, calledBackAt, calledBackBy, dispatchedAt,
            dispatchedBy, responder, onSiteAt, onSiteBy, assignee, closeText, holdReason, holdBy, holdUntil
        FROM \(table) LEFT JOIN device ON device.number = alarm.device
            LEFT JOIN bed ON bed.number = alarm.bed
            LEFT JOIN household ON household.number = alarm.household
        """
    }

    /// 1 limit, 2 person, 3 priority, 4 bed, 5 county, 6 state; NULL asks for nothing. A bed's own code begins with its
    /// county's; what concerns a household concerns each of its beds.
    private static let alarmFilter = """
        (?2 IS NULL OR alarm.assignee = ?2 OR alarm.acknowledgedBy = ?2)
            AND (?3 IS NULL OR alarm.priority = ?3)
            AND (?4 IS NULL OR bed.identity = ?4
                OR alarm.household = (SELECT household FROM bed WHERE identity = ?4))
            AND (?5 IS NULL
                OR coalesce(household.county, CAST(substr(bed.identity, 1, 6) AS INTEGER), device.county) = ?5)
            AND (?6 IS NULL OR alarm.state = ?6)
        ORDER BY alarm.number DESC LIMIT ?1
        """

    private static let assignmentsText = """
        SELECT start, until, bed.identity, household.identity
        FROM assignment LEFT JOIN bed ON bed.number = assignment.bed
            LEFT JOIN household ON household.number = assignment.household
        WHERE device = ? ORDER BY start
        """

    /// Goes from one minute that has rows to the next and looks the device up in each: readings lie by minute.
    private static let readingsText = """
        WITH RECURSIVE present (minute) AS (
            SELECT min(minute) FROM reading WHERE minute >= ?1
            UNION ALL
            SELECT (SELECT min(minute) FROM reading WHERE reading.minute > present.minute)
            FROM present WHERE present.minute IS NOT NULL)
        SELECT reading.minute, metric, millisecond, value, quality, delay
        FROM present CROSS JOIN reading ON reading.minute = present.minute AND reading.device = ?2
        """

    /// Quarantine is cut off at its old end only, so its numbers have no gaps; counting would read all its pages.
    private static let overviewText = """
        SELECT (SELECT count(*) FROM bed), (SELECT count(*) FROM device),
            (SELECT count(*) FROM (
                SELECT device FROM reading WHERE minute >= ?1
                UNION SELECT device FROM event WHERE receivedAt >= ?2)),
            coalesce((SELECT max(number) FROM quarantine) - (SELECT min(number) FROM quarantine) + 1, 0)
        """

    private static let eventsText = """
        SELECT event.number, device.identity, kind, reference, deviceTime, at, receivedAt, isTest, isLate,
            bed.identity, household.identity
        FROM event JOIN device ON device.number = event.device
            LEFT JOIN bed ON bed.number = event.bed
            LEFT JOIN household ON household.number = event.household
        WHERE event.number > ? ORDER BY event.number LIMIT ?
        """
}
