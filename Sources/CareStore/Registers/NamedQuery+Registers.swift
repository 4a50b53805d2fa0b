internal import CareRecords

extension NamedQuery {
    /// Lists of what is registered, page by page along a key.
    var ofRegisters: String {
        switch self {
        case .bedPage: Self.bedText + "bed.identity > ?1 AND " + Self.bedFilter
        case .oneBed: Self.bedText + "bed.identity = ?1 AND " + Self.bedFilter
        case .devicesServing:
            """
            SELECT bed, household, device FROM assignment
            WHERE bed IN (SELECT value FROM json_each(?1)) AND until IS NULL
            UNION ALL
            SELECT bed, household, device FROM assignment
            WHERE household IN (SELECT value FROM json_each(?2)) AND until IS NULL
            """
        case .openAlarmPlaces:
            "SELECT bed, household, number FROM alarm INDEXED BY alarmOpen WHERE state <> 0 AND isTest = 0"
        case .devicePage: Self.deviceText + "device.identity > ?1 AND " + Self.deviceFilter
        case .devicePageOfBed:
            Self.deviceText + "device.number IN (\(Self.numbersOfBed)) AND device.identity > ?1 AND "
                + Self.deviceFilter
        case .oneDevice: Self.deviceText + "device.identity = ?1 AND " + Self.deviceFilter
        case .newestCheckpoint:
            "SELECT coalesce((SELECT committedAt FROM coreState), (SELECT min(at) FROM journal))"
        case .heardSince: Self.heardSinceText
        case .heardInMinute:
            """
            SELECT device, max(minute * 60000 + millisecond + delay) FROM reading
            WHERE minute = ?2 AND device IN (SELECT value FROM json_each(?1)) GROUP BY device
            """
        case .newestCharges: Self.newestChargesText
        case .presentMinutes: Self.presentMinutesText
        case .metricReadings: Self.metricReadingsText
        case .metricFacts:
            """
            SELECT count, minimum, maximum, mean, bed.identity, household.identity
            FROM dailyMetric CROSS JOIN dailyDevice USING (day, device, segment)
                LEFT JOIN bed ON bed.number = dailyDevice.bed
                LEFT JOIN household ON household.number = dailyDevice.household
            WHERE day = ?1 AND device = ?2 AND metric = ?3
            """
        case .shiftPage: Self.shiftText
        case .shiftScopes: "SELECT DISTINCT scope FROM dutyShift"
        case .contactScopes: "SELECT DISTINCT scope FROM contact WHERE person = ?1"
        case .ledgerPage: Self.ledgerText + "number < ?1 AND " + Self.ledgerFilter
        case .ledgerPageOfSubject: Self.ledgerText + "subject = ?7 AND number < ?1 AND " + Self.ledgerFilter
        default: ""
        }
    }

    /// 1 the bed after which the page begins, or the bed; 2 limit; 3 state, NULL for all.
    private static let bedText = """
        SELECT bed.number, bed.household AS home, bed.identity AS bed, household.identity AS household, bed.township,
            bed.provider, bed.altitude, bed.serviceEndedAt, careCase.careCase, careCase.resident, careCase.state
        FROM bed CROSS JOIN household ON household.number = bed.household
            LEFT JOIN careCase ON careCase.bed = bed.identity AND careCase.state <> 'ended'
        WHERE 
        """

    private static let bedFilter = """
        (?3 IS NULL OR coalesce(careCase.state, CASE WHEN bed.serviceEndedAt IS NULL THEN 'registered' ELSE 'ended' END)
            = ?3) AND \(PlaceFilter.condition(ScopeFilter.bed(row: "bed"))) ORDER BY bed.identity LIMIT ?2
        """

    /// 1 the device after which the page begins, or the device; 2 limit; 3 class, 4 custody, 5 whether it serves
    /// somebody, NULL for all; 6 the bed where the page is of one.
    private static let deviceText = """
        SELECT device.number, device.identity AS device, device.county, device.profile, profileFact.class, custody,
            custodySince, bed.identity AS bed, household.identity AS household, assignment.start
        FROM device LEFT JOIN profileFact ON profileFact.profile = device.profile
            LEFT JOIN assignment ON assignment.device = device.number AND assignment.until IS NULL
            LEFT JOIN bed ON bed.number = assignment.bed
            LEFT JOIN household ON household.number = assignment.household
        WHERE 
        """

    private static let deviceFilter = """
        (?3 IS NULL OR profileFact.class = ?3) AND (?4 IS NULL OR custody = ?4)
            AND (?5 IS NULL OR (assignment.start IS NOT NULL) = ?5)
            AND \(PlaceFilter.condition(ScopeFilter.device(number: "device.number")))
        ORDER BY device.identity LIMIT ?2
        """

    private static let numbersOfBed = """
        SELECT device FROM assignment WHERE bed = (SELECT number FROM bed WHERE identity = ?6) AND until IS NULL
        UNION ALL
        SELECT device FROM assignment WHERE household = (SELECT household FROM bed WHERE identity = ?6)
            AND until IS NULL
        """

    /// 1 the numbers of devices, 2 the moment of the checkpoint, 3 the device time from which on events are looked for.
    private static let heardSinceText = """
        SELECT device, heardAt FROM deviceState
        WHERE device IN (SELECT value FROM json_each(?1)) AND heardAt IS NOT NULL
        UNION ALL
        SELECT device, max(receivedAt) FROM event
        WHERE device IN (SELECT value FROM json_each(?1)) AND receivedAt >= ?2 AND at >= ?3 GROUP BY device
        """

    /// 1 the numbers of devices, 2 the newest day with facts, 3 the metric of charge.
    private static let newestChargesText = """
        SELECT device, day, segment, minimum FROM dailyMetric
        WHERE day IN (\((0...DeviceListing.batteryDays).map { "?2 - \($0)" }.joined(separator: ", ")))
            AND device IN (SELECT value FROM json_each(?1)) AND metric = ?3
        """

    /// 1 the first minute, 2 how many at most; the newest first.
    private static let presentMinutesText = """
        WITH RECURSIVE present (minute) AS (
            SELECT max(minute) FROM reading
            UNION ALL
            SELECT (SELECT max(minute) FROM reading WHERE reading.minute < present.minute)
            FROM present WHERE present.minute > ?1)
        SELECT minute FROM present WHERE minute >= ?1 LIMIT ?2
        """

    /// 1 the first minute, 2 device, 3 the last minute, 4 metric.
    private static let metricReadingsText = """
        WITH RECURSIVE present (minute) AS (
            SELECT min(minute) FROM reading WHERE minute >= ?1
            UNION ALL
            SELECT (SELECT min(minute) FROM reading WHERE reading.minute > present.minute)
            FROM present WHERE present.minute < ?3)
        SELECT reading.minute, millisecond, value, quality
        FROM present CROSS JOIN reading
            ON reading.minute = present.minute AND reading.device = ?2 AND reading.metric = ?4
        WHERE present.minute <= ?3
        """

    /// 1 to 4 the shift after which the page begins: role, scope, start, person; 5 from, 6 until, 7 role, NULL for all.
    private static let shiftText = """
        SELECT role, scope, start, person, until FROM dutyShift
        WHERE (role, scope, start, person) > (?1, ?2, ?3, ?4) AND until > ?5 AND start < ?6
            AND (?7 IS NULL OR role = ?7)
        ORDER BY role, scope, start, person
        """

    private static let ledgerText = "SELECT number, at, actor, form, subject, body, hash, puts FROM ledger WHERE "

    /// 1 before which number, 2 from, 3 until, 4 form, 5 who entered it, NULL for all; 6 from which number.
    private static let ledgerFilter = """
        number >= ?6 AND at >= ?2 AND at < ?3 AND (?4 IS NULL OR form = ?4) AND (?5 IS NULL OR actor = ?5)
        ORDER BY number DESC
        """
}
