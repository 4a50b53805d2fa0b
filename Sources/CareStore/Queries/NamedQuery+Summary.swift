/// What county summaries are made of. In all of them 1 and 2 are the first and the last text of the counties asked for:
/// the code of a county and the same with `~` behind it, or nothing and `~` for all; a bed's identity begins with its
/// county's code, and so does a township's.
extension NamedQuery {
    var ofSummary: String {
        switch self {
        case .summaryCounties:
            """
            SELECT county, name, bedTarget, programmeVisitTarget, visitTarget, trainingTarget FROM county
            WHERE county BETWEEN ?1 AND ?2 ORDER BY county
            """
        case .summaryTownships: "SELECT township, name FROM township WHERE township BETWEEN ?1 AND ?2"
        case .summaryProviders:
            "SELECT provider, name FROM provider WHERE instr(counties, ?1) > 0 AND ?2 > '' ORDER BY provider"
        case .summaryCases:
            """
            SELECT careCase, resident, county, state, provider, bed, serviceFrom, endedOn, endReason, screenedOn,
                homeAssessedOn, retrofitAgreedOn, retrofitAcceptedOn, abilityAssessedOn, plannedOn
            FROM careCase WHERE county BETWEEN ?1 AND ?2 ORDER BY careCase
            """
        case .summaryResidents:
            """
            SELECT resident, residence.township, "group", priority, identityNumber
            FROM resident JOIN residence USING (household) WHERE resident IN (\(Self.servedText))
            """
        case .summaryAssessments:
            """
            SELECT assessment, resident, assessedOn, grade FROM assessment
            WHERE voidReason IS NULL AND resident IN (\(Self.servedText))
            """
        case .summaryKit:
            """
            SELECT kitItem, bed, kind, state, sharedWith, signedOffAt, refusedOn, removedAt FROM kitItem
            WHERE bed BETWEEN ?1 AND ?2
            """
        case .summaryVisits:
            """
            SELECT visit, careCase, resident, bed, provider, county, ordinal, state, staff, plannedStart, startAt,
                endAt, anomalies, rating FROM visit WHERE county BETWEEN ?1 AND ?2
            """
        case .summaryTrainings:
            """
            SELECT training, bed, "on", result, training.certificate, issuer, staff.provider,
                substr(counties, 1, 6) AS county, hex(training.identityNumberIndex) AS trainee
            FROM training JOIN staff ON staff.staff = trainer JOIN provider ON provider.provider = staff.provider
            WHERE voidReason IS NULL AND coalesce(bed, counties) BETWEEN ?1 AND ?2
            """
        default: ofSummaryEquipment
        }
    }

    private var ofSummaryEquipment: String {
        switch self {
        case .summaryComplaints:
            """
            SELECT complaint, county, receivedAt, bed, provider, answeredAt FROM complaint
            WHERE voidReason IS NULL AND county BETWEEN ?1 AND ?2
            """
        case .summaryAssets:
            "SELECT asset, county, kind FROM asset WHERE county BETWEEN ?1 AND ?2 AND number >= 2"
        case .summaryMoves:
            """
            SELECT assetMove.asset, assetMove.number, fromState, toState, at, assetMove.bed FROM asset
                CROSS JOIN assetMove ON assetMove.asset = asset.asset
            WHERE county BETWEEN ?1 AND ?2 AND asset.number >= 2
                AND EXISTS (SELECT 1 FROM assetMove AS back WHERE back.asset = asset.asset
                    AND back.toState IN ('returned', 'repair', 'retired'))
            """
        case .summaryRecoveries:
            """
            SELECT asset, number, bed, endedOn, collectedAt, closedAt FROM recoveryOrder
            WHERE county BETWEEN ?1 AND ?2 AND outcome IS NOT 'cancelled'
            """
        case .summaryMoney:
            """
            SELECT money, moneyEntry.county, head, kind, amount, moneyEntry."on", moneyEntry.bed, careCase,
                staff.provider
            FROM moneyEntry LEFT JOIN training ON training.training = moneyEntry.training
                LEFT JOIN staff ON staff.staff = training.trainer
            WHERE moneyEntry.county BETWEEN ?1 AND ?2
            """
        case .summaryProblems:
            """
            SELECT maintenanceOrder.number || '/' || maintenanceProblem.number, profileFact.class, bed.identity, foundAt
            FROM bed CROSS JOIN maintenanceOrder ON maintenanceOrder.bed = bed.number
                CROSS JOIN maintenanceProblem ON maintenanceProblem.maintenanceOrder = maintenanceOrder.number
                JOIN device ON device.number = maintenanceProblem.device
                JOIN profileFact ON profileFact.profile = device.profile
            WHERE bed.identity BETWEEN ?1 AND ?2
            """
        case .summaryDeviceTimes: Self.deviceTimesText
        case .summaryDeviceDays: Self.deviceDaysText
        case .summarySilentDevices: Self.silentDevicesText
        case .summaryRates: Self.ratesText
        case .summaryAlarms: Self.monthlyAlarmsText
        case .summaryAlarmRows: Self.alarmRowsText
        case .summaryOpenAlarms: Self.openAlarmsText
        default: ofSummaryMonths
        }
    }

    private static let servedText = "SELECT resident FROM careCase WHERE county BETWEEN ?1 AND ?2"

    private static let spotText = """
        spot (kind, place, bed) AS (
            SELECT 1, number, identity FROM bed WHERE identity BETWEEN ?1 AND ?2
            UNION ALL
            SELECT 2, household, min(identity) FROM bed WHERE identity BETWEEN ?1 AND ?2 GROUP BY household)
        """

    /// 3 the first month of the period, 4 the last month, both by their first days; 5 the first moment of the period,
    /// 6 the moment after the last whose facts are made. Seconds of service and of facts, of the period and in all.
    private static let deviceTimesText = """
        WITH \(spotText), served (device, kind, place, bed, inPeriod, inAll) AS MATERIALIZED (
            SELECT device, kind, place, spot.bed,
                sum(max(0, min(coalesce(until, ?6), ?6) - max(start, ?5))),
                sum(max(0, min(coalesce(until, ?6), ?6) - start))
            FROM spot CROSS JOIN assignment ON kind = 1 AND assignment.bed = place GROUP BY 1, 2, 3
            UNION ALL
            SELECT device, kind, place, spot.bed,
                sum(max(0, min(coalesce(until, ?6), ?6) - max(start, ?5))),
                sum(max(0, min(coalesce(until, ?6), ?6) - start))
            FROM spot CROSS JOIN assignment ON kind = 2 AND assignment.household = place GROUP BY 1, 2, 3)
        SELECT device.identity, profileFact.class, served.bed, inPeriod / 1000, inAll / 1000,
            \(monthly("onlineSeconds", "BETWEEN ?3 AND ?4")), \(monthly("effectiveSeconds", "BETWEEN ?3 AND ?4")),
            \(monthly("onlineSeconds", "<= ?4")), \(monthly("effectiveSeconds", "<= ?4"))
        FROM served CROSS JOIN device ON device.number = served.device
            CROSS JOIN profileFact ON profileFact.profile = device.profile
        WHERE inAll > 0 AND profileFact.class <> 9
        """

    private static func monthly(_ column: String, _ months: String) -> String {
        """
        (SELECT coalesce(sum(\(column)), 0) FROM monthlyDevice AS fact WHERE fact.device = served.device
            AND fact.placeKind = served.kind AND fact.place = served.place AND fact.month \(months))
        """
    }

    /// 3 the first day of a month, 4 the first day of the period, 5 the last day: what the days of an unfinished month
    /// add to the months before it.
    private static let deviceDaysText = """
        SELECT device.identity, coalesce(bed.identity, (SELECT min(identity) FROM bed AS other
                WHERE other.household = dailyDevice.household)) AS home, dailyDevice.day >= ?4,
            sum(onlineSeconds), sum(effectiveSeconds)
        FROM dailyDevice JOIN device ON device.number = dailyDevice.device
            LEFT JOIN bed ON bed.number = dailyDevice.bed
        WHERE dailyDevice.day BETWEEN ?3 AND ?5 AND coalesce(dailyDevice.bed, dailyDevice.household) IS NOT NULL
            AND home BETWEEN ?1 AND ?2
        GROUP BY dailyDevice.device, dailyDevice.bed, dailyDevice.household, 3
        """

    /// 3 the moment a week before the end, 4 the end, 5 the last day.
    private static let silentDevicesText = """
        WITH \(spotText), served (device, bed) AS (
            SELECT device, spot.bed FROM spot CROSS JOIN assignment ON kind = 1 AND assignment.bed = place
            WHERE start <= ?3 AND (until IS NULL OR until >= ?4)
            UNION ALL
            SELECT device, spot.bed FROM spot CROSS JOIN assignment ON kind = 2 AND assignment.household = place
            WHERE start <= ?3 AND (until IS NULL OR until >= ?4))
        SELECT device.identity, served.bed
        FROM served CROSS JOIN device ON device.number = served.device
            CROSS JOIN profileFact ON profileFact.profile = device.profile
        WHERE offlineMilliseconds IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dailyDevice
            WHERE day IN (?5, ?5 - 1, ?5 - 2, ?5 - 3, ?5 - 4, ?5 - 5, ?5 - 6)
                AND dailyDevice.device = served.device AND readings + events > 0)
        """

    /// 3 the last day. While it is not closed, what was judged on the day before counts, or on the one before that.
    private static let ratesText = """
        SELECT bed.identity, name, class, isUsable, isUsed
        FROM bed CROSS JOIN dailyRate ON dailyRate.bed = bed.number
        WHERE bed.identity BETWEEN ?1 AND ?2
            AND dailyRate.day = (SELECT max(day) FROM rateDay WHERE day BETWEEN ?3 - 2 AND ?3)
        """

    /// 3 the first month of the period, 4 the last month, both by their first days. Each sum over the period and over
    /// everything; in the order of the keys of both tables, so that nothing is sorted. What a household's own devices
    /// rang for stands with the first of its beds.
    private static let monthlyAlarmsText = """
        SELECT bed.identity, rule, priority, \(monthlyAlarmSums)
        FROM bed CROSS JOIN monthlyAlarm ON placeKind = 1 AND place = bed.number
        WHERE bed.identity BETWEEN ?1 AND ?2 AND month <= ?4 GROUP BY bed.identity, rule, priority
        UNION ALL
        SELECT bed.identity, rule, priority, \(monthlyAlarmSums)
        FROM bed CROSS JOIN monthlyAlarm ON placeKind = 2 AND place = bed.household
        WHERE bed.identity BETWEEN ?1 AND ?2 AND month <= ?4
            AND NOT EXISTS (SELECT 1 FROM bed AS other INDEXED BY bedByHousehold
                WHERE other.household = bed.household AND other.identity >= ?1 AND other.identity < bed.identity)
        GROUP BY bed.identity, rule, priority
        """

    private static let monthlyAlarmSums =
        (AlarmSums.names.map { "coalesce(sum(\($0)) FILTER (WHERE month >= ?3), 0)" }
        + AlarmSums.names.map { "sum(\($0))" }).joined(separator: ", ")

    /// 3 the first moment, 4 the moment after the last.
    private static let alarmRowsText = """
        WITH \(spotText)
        SELECT spot.bed, rule, priority, raisedAt, \(AlarmSums.all("alarm.").joined(separator: ", ")), number
        FROM spot CROSS JOIN alarm ON kind = 1 AND alarm.bed = place
        WHERE isTest = 0 AND raisedAt >= ?3 AND raisedAt < ?4
        UNION ALL
        SELECT spot.bed, rule, priority, raisedAt, \(AlarmSums.all("alarm.").joined(separator: ", ")), number
        FROM spot CROSS JOIN alarm ON kind = 2 AND alarm.household = place
        WHERE isTest = 0 AND raisedAt >= ?3 AND raisedAt < ?4
        """

    /// 3 the moment after the last; what a person need not answer, P4, is left out.
    private static let openAlarmsText = """
        WITH \(spotText), held (number, placeKind, spotNumber) AS (
            SELECT number, CASE WHEN bed IS NULL THEN 2 ELSE 1 END, coalesce(bed, household)
            FROM alarm INDEXED BY alarmOpen
            WHERE state <> 0 AND isTest = 0 AND raisedAt < ?3 AND priority < 4
            UNION ALL
            SELECT number, CASE WHEN bed IS NULL THEN 2 ELSE 1 END, coalesce(bed, household)
            FROM alarm INDEXED BY alarmByClosing
            WHERE closedAt >= ?3 AND state = 0 AND isTest = 0 AND raisedAt < ?3 AND priority < 4)
        SELECT held.number, spot.bed FROM held JOIN spot ON spot.kind = placeKind AND spot.place = spotNumber
        """

    /// What is frozen.
    private var ofSummaryMonths: String {
        switch self {
        case .summaryStart: Self.startText
        case .summaryRevisions:
            """
            SELECT county, month, revision, at, person, reason, anchorEntry, anchorCount, anchorAt, anchorHash, digest
            FROM summaryRevision WHERE county BETWEEN ?1 AND ?2 ORDER BY county, month, revision
            """
        case .summaryRevision:
            """
            SELECT revision, at, person, reason, anchorEntry, anchorCount, anchorAt, anchorHash, digest, pack, mask
            FROM summaryRevision WHERE county = ?1 AND month = ?2 AND (?3 IS NULL OR revision = ?3)
            ORDER BY revision DESC LIMIT 1
            """
        default:
            """
            SELECT (SELECT max(month) FROM summaryRevision WHERE summaryRevision.county = ?1),
                (SELECT min(month * 10000 + number) FROM summaryFreeze WHERE summaryFreeze.county = ?1
                    AND (SELECT max(revision) FROM summaryRevision WHERE summaryRevision.county = summaryFreeze.county
                        AND summaryRevision.month = summaryFreeze.month) = number)
            """
        }
    }

    /// The first day on record.
    private static let startText = """
        SELECT min(day) AS day FROM (
            SELECT min(screenedOn) AS day FROM careCase WHERE county BETWEEN ?1 AND ?2
            UNION ALL SELECT min("on") FROM moneyEntry WHERE county BETWEEN ?1 AND ?2)
        """
}
