extension NamedQuery {
    /// Alarms and the order of their transitions.
    var ofAlarms: String {
        switch self {
        // Few are open, all are kept: without the hint SQLite walks them all because of the order.
        case .openAlarms:
            Self.alarms("alarm INDEXED BY alarmOpen") + " WHERE alarm.state <> 0 AND " + Self.alarmFilter
        case .allAlarms: Self.alarms("alarm") + " WHERE " + Self.alarmFilter
        case .alarmsOfBed:
            // Of a year's alarms a bed has a handful: they are not looked for in the order of their numbers.
            Self.alarms("alarm") + " WHERE alarm.number IN (\(Self.alarmNumbersOfBed)) AND " + Self.alarmFilter
        case .oneAlarm: Self.alarms("alarm") + " WHERE alarm.number = ?1 AND \(ScopeFilter.alarm())"
        case .alarmLog: Self.alarmLog(where: ScopeFilter.alarm())
        case .newestLogged: "SELECT max(number) FROM alarmLog"
        default: ""
        }
    }

    /// 1 limit, 2 the number after which the page begins, 3 the last one it looks at; as far as `condition` is met.
    static func alarmLog(where condition: String) -> String {
        alarms(
            """
            alarmLog CROSS JOIN alarmEdge AS logged
                ON logged.alarm = alarmLog.alarm AND logged.edge = alarmLog.edge
            CROSS JOIN alarm ON alarm.number = alarmLog.alarm
            """, loggedColumns)
            + " WHERE alarmLog.number > ?2 AND alarmLog.number <= ?3 AND \(condition)"
            + " ORDER BY alarmLog.number LIMIT ?1"
    }

    private static let loggedColumns = """
        alarmLog.number AS logNumber, logged.edge AS loggedEdge, logged.cause AS loggedCause, logged.at AS loggedAt,
        logged.actor AS loggedActor, logged.state AS loggedState, logged.work AS loggedWork,
        logged.priority AS loggedPriority, logged.count AS loggedCount, logged.detail AS loggedDetail,

        """

    /// `township` is the area that the alarm is about, `bedTownship` where its bed lies.
    private static func alarms(_ table: String, _ more: String = "") -> String {
        """
        SELECT \(more)alarm.number, alarm.rule, device.identity AS device, bed.identity AS bed,
            household.identity AS household, alarm.priority, alarm.audience, alarm.state, alarm.work, alarm.count,
            isTest, isLate, raisedAt, receivedAt, lastAt, acknowledgedAt, acknowledgedBy, clearedAt, closedAt,
            closeReason, closedBy, alarm.edge, calledBackAt, calledBackBy, dispatchedAt, dispatchedBy, responder,
            onSiteAt, onSiteBy, assignee, closeText, holdReason, holdBy, holdUntil, note, escalatesAt,
            CASE WHEN subjectKind = 0 AND subject > 0 THEN subject END AS township, \(county) AS county,
            bed.township AS bedTownship, bed.provider AS provider,
            (SELECT group_concat(shared.identity, ' ') FROM bed AS shared WHERE shared.household = alarm.household)
                AS sharedBeds
        FROM \(table) LEFT JOIN device ON device.number = alarm.device
            LEFT JOIN bed ON bed.number = alarm.bed
            LEFT JOIN household ON household.number = alarm.household
        """
    }

    /// A bed's own code begins with its county's.
    private static let county = """
        coalesce(household.county, CAST(substr(bed.identity, 1, 6) AS INTEGER), device.county,
            CASE WHEN subjectKind = 0 AND subject > 0 THEN subject / 1000 END)
        """

    /// 1 limit, 2 person, 3 priority, 4 bed, 5 county, 6 state, 7 before that number, 8 work, 9 rule, 10 township,
    /// 11 provider, 12 raised from, 13 raised before; NULL asks for nothing. What concerns a household concerns each of
    /// its beds. Numbers rise with the time of receipt: a time is a range of them.
    private static let alarmFilter = """
        alarm.number >= CASE WHEN ?12 IS NULL THEN 0 ELSE \(firstNumber("?12")) END
            AND alarm.number < min(coalesce(?7, \(noNumber)),
                CASE WHEN ?13 IS NULL THEN \(noNumber) ELSE \(firstNumber("?13")) END)
            AND (?2 IS NULL OR alarm.assignee = ?2 OR alarm.acknowledgedBy = ?2)
            AND (?3 IS NULL OR alarm.priority = ?3)
            AND (?4 IS NULL OR bed.identity = ?4
                OR alarm.household = (SELECT household FROM bed WHERE identity = ?4))
            AND (?5 IS NULL OR \(county) = ?5)
            AND (?6 IS NULL OR alarm.state = ?6)
            AND (?8 IS NULL OR alarm.work = ?8)
            AND (?9 IS NULL OR alarm.rule = ?9)
            AND (?10 IS NULL OR bed.township = ?10 OR (subjectKind = 0 AND CAST(subject AS TEXT) = ?10)
                OR EXISTS (SELECT 1 FROM bed AS near WHERE near.household = alarm.household AND near.township = ?10))
            AND (?11 IS NULL OR bed.provider = ?11
                OR EXISTS (SELECT 1 FROM bed AS near WHERE near.household = alarm.household AND near.provider = ?11))
            AND \(ScopeFilter.alarm())
        ORDER BY alarm.number DESC LIMIT ?1
        """

    private static let noNumber = "9223372036854775807"

    private static func firstNumber(_ moment: String) -> String {
        """
        coalesce((SELECT number FROM alarm WHERE receivedAt >= \(moment) ORDER BY receivedAt, number LIMIT 1),
            \(noNumber))
        """
    }

    private static let alarmNumbersOfBed = """
        SELECT number FROM alarm WHERE bed = (SELECT number FROM bed WHERE identity = ?4)
        UNION ALL
        SELECT number FROM alarm WHERE household = (SELECT household FROM bed WHERE identity = ?4)
        """
}
