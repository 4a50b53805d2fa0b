extension NamedQuery {
    /// What forms and figures are judged by beside the records.
    var ofForms: String {
        switch self {
        case .householdOfBed:
            """
            SELECT household.identity FROM bed JOIN household ON household.number = bed.household
            WHERE bed.identity = ?
            """
        case .absences:
            """
            SELECT bed.identity, kind, fromAt, untilAt, reason, begunBy, endedAt, endedBy
            FROM absence JOIN bed ON bed.number = absence.bed
            WHERE (?1 IS NULL OR bed.identity = ?1) AND (endedAt IS NULL OR endedAt >= ?2) AND fromAt < ?3
            ORDER BY fromAt, absence.number
            """
        case .newestEvent: "SELECT max(at) FROM event WHERE device = ? AND at >= ? AND at < ?"
        case .newestPress: "SELECT max(at) FROM event WHERE device = ? AND at >= ? AND at < ? AND kind IN (1, 2)"
        case .newestReadings: Self.newestReadingsText
        case .heardDays: Self.heardDaysText
        case .heardWords: Self.heardWordsText
        case .lastHeard:
            """
            SELECT heardAt FROM device CROSS JOIN deviceState ON deviceState.device = device.number WHERE identity = ?
            """
        case .assignedBeds: Self.assignedBedsText
        case .alarmsOpenAt:
            """
            SELECT number FROM alarm INDEXED BY alarmOpen
                WHERE state <> 0 AND isTest = 0 AND audience = 1 AND receivedAt <= ?1
            UNION ALL
            SELECT number FROM alarm
                WHERE closedAt > ?1 AND state = 0 AND isTest = 0 AND audience = 1 AND receivedAt <= ?1
            """
        case .bedsOfAlarm:
            """
            SELECT bed.identity FROM alarm LEFT JOIN bed AS own ON own.number = alarm.bed
                LEFT JOIN bed ON bed.household = coalesce(alarm.household, own.household)
            WHERE alarm.number = ?
            """
        case .ordersOpenAt:
            """
            SELECT number FROM maintenanceOrder INDEXED BY maintenanceOrderOpen
                WHERE closedAt IS NULL AND openedAt <= ?1
            UNION ALL
            SELECT number FROM maintenanceOrder WHERE closedAt > ?1 AND openedAt <= ?1
            """
        case .limitsEnded: Self.limitsEndedText
        case .lastBeds: Self.lastBedsText
        default: ""
        }
    }

    /// 1 bed, 2 the moment, 3 the reason of what ends with a service. What was set stands in the row before.
    private static let limitsEndedText = """
        SELECT former.level, former.scope, former.rule, former.field, former.value, former.at, former.actor,
            former.reason, former.until
        FROM ruleOverride AS ended CROSS JOIN ruleOverride AS former ON former.number = (
            SELECT max(number) FROM ruleOverride AS earlier
            WHERE earlier.level = ended.level AND earlier.scope = ended.scope AND earlier.rule = ended.rule
                AND earlier.field = ended.field AND earlier.number < ended.number)
        WHERE ended.level = 4 AND ended.scope = ?1 AND ended.at >= ?2 AND ended.value IS NULL AND ended.reason = ?3
        ORDER BY ended.rule, ended.field, ended.number
        """

    /// 1 device, 2 the moment. What is on no book and had served nobody yet was pressed where it was fitted.
    private static let lastBedsText = """
        SELECT bed.identity FROM (
            SELECT assignment.bed AS bed, assignment.household AS household
            FROM device JOIN assignment ON assignment.device = device.number
            WHERE device.identity = ?1 AND (start <= ?2 OR device.custody IS NULL)
            ORDER BY start <= ?2 DESC, abs(start - ?2) LIMIT 1) AS served
        JOIN bed ON bed.number = served.bed OR bed.household = served.household
        ORDER BY bed.identity
        """

    /// 1 device, 2 the moment.
    private static let assignedBedsText = """
        SELECT start, assignment.household IS NOT NULL, bed.identity
        FROM device JOIN assignment ON assignment.device = device.number AND start <= ?2
                AND (until IS NULL OR until > ?2)
            JOIN bed ON bed.number = assignment.bed OR bed.household = assignment.household
        WHERE device.identity = ?1
        """

    /// 1 the day after the last, 2 how many days.
    private static let heardDaysText = """
        WITH RECURSIVE back (day) AS (SELECT ?1 - 1 UNION ALL SELECT day - 1 FROM back WHERE day > ?1 - 3 * ?2)
        SELECT count(*) AS days, min(day) AS first FROM (
            SELECT day FROM back WHERE EXISTS (
                SELECT 1 FROM dailyDevice WHERE dailyDevice.day = back.day AND validReadings + events > 0)
            LIMIT ?2)
        """

    /// 1 device, 2 the first day, 3 the day after the last; day by day, for a day's devices lie together.
    private static let heardWordsText = """
        WITH RECURSIVE known (day) AS (SELECT ?2 UNION ALL SELECT day + 1 FROM known WHERE day + 1 < ?3)
        SELECT coalesce(sum(validReadings + events), 0) FROM known CROSS JOIN dailyDevice USING (day) WHERE device = ?1
        """

    private static let newestReadingsText = """
        WITH RECURSIVE present (minute) AS (
            SELECT max(minute) FROM reading WHERE minute <= ?3
            UNION ALL
            SELECT (SELECT max(minute) FROM reading WHERE reading.minute < present.minute)
            FROM present WHERE present.minute > ?1)
        SELECT reading.minute, millisecond, quality
        FROM present CROSS JOIN reading ON reading.minute = present.minute AND reading.device = ?2
        WHERE present.minute >= ?1
        """
}
