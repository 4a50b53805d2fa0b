internal import CareCore

extension NamedQuery {
    private static let dangers = EventKind.allCases.filter(\.concernsFireService).map { "\($0.rawValue)" }
        .joined(separator: ", ")

    /// 1 limit, 2 alarm, 3 recipient, 4 channel, 5 since; NULL asks for nothing.
    static let notificationLogText = """
        SELECT number, purpose, alarm, edge, incident, role, recipient, channel, priority, at, isDrill, outcome, dueAt,
            settledAt, message
        FROM notification
        WHERE (?2 IS NULL OR alarm = ?2) AND (?3 IS NULL OR recipient = ?3) AND (?4 IS NULL OR channel = ?4)
            AND (?5 IS NULL OR at >= ?5)
        ORDER BY number DESC LIMIT ?1
        """

    /// Goes from one channel that has something to the next: a long queue of one is not walked.
    static let waitingChannelsText = """
        WITH RECURSIVE present (channel) AS (
            SELECT min(channel) FROM notification WHERE dueAt IS NOT NULL
            UNION ALL
            SELECT (SELECT min(channel) FROM notification WHERE dueAt IS NOT NULL AND channel > present.channel)
            FROM present WHERE present.channel IS NOT NULL)
        SELECT channel FROM present WHERE channel IS NOT NULL
        """

    /// 1 channel, 2 priority, 3 now, 4 limit. Of what tells of the same alarm to the same recipient: `isTold` whether
    /// something older was or may have been received, `hasOlder` whether older news waits, `hasNewer` whether newer
    /// news is due; lines of a collection, purpose 5, take the place of nothing. `danger`: what concerns the fire
    /// service, as the device told last.
    static let dueNotificationsText = """
        SELECT one.number, one.purpose, one.alarm, one.edge, one.role, one.recipient, one.channel, one.address,
            one.priority, one.at, one.expiresAt, one.isDrill, one.dueAt, one.message, one.attempts, alarm.rule,
            alarm.priority AS urgency, alarm.raisedAt, alarm.note, one.incident, incident.kind,
            coalesce(incident.township,
                CASE WHEN alarm.subjectKind = 0 AND alarm.subject > 0 THEN CAST(alarm.subject AS TEXT) END) AS township,
            coalesce(bed.identity, household.identity) AS place, household.number AS home,
            household.address AS homeAddress, household.latitude, household.longitude,
            (SELECT kind FROM event WHERE event.device = alarm.device AND event.at >= alarm.raisedAt
                AND kind IN (\(dangers)) ORDER BY event.at DESC LIMIT 1) AS danger,
            EXISTS (SELECT 1 FROM notification AS other WHERE other.alarm = one.alarm
                AND other.recipient = one.recipient AND other.channel = one.channel AND other.number < one.number
                AND other.isReached = 1) AS isTold,
            EXISTS (SELECT 1 FROM notification AS other WHERE other.alarm = one.alarm
                AND other.recipient = one.recipient AND other.channel = one.channel AND other.number < one.number
                AND other.outcome = 0 AND other.purpose <> 5) AS hasOlder,
            EXISTS (SELECT 1 FROM notification AS other WHERE other.alarm = one.alarm
                AND other.recipient = one.recipient AND other.channel = one.channel AND other.number > one.number
                AND other.dueAt <= ?3 AND other.purpose <> 5) AS hasNewer
        FROM notification AS one INDEXED BY notificationDue LEFT JOIN alarm ON alarm.number = one.alarm
            LEFT JOIN bed ON bed.number = alarm.bed
            LEFT JOIN household ON household.number = coalesce(bed.household, alarm.household)
            LEFT JOIN incident ON incident.number = one.incident
        WHERE one.channel = ?1 AND one.priority = ?2 AND one.dueAt <= ?3
        ORDER BY one.dueAt LIMIT ?4
        """
}
