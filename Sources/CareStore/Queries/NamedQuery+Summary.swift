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
            SELECT bed, kind, sharedWith, signedOffAt, refusedOn, removedAt, kitItem FROM kitItem
            WHERE bed BETWEEN ?1 AND ?2
            """
        case .summaryVisitMonths: Self.visitMonthsText
        case .summaryVisits: Self.visitsText
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
            """
            SELECT asset.asset, county, kind FROM \(Self.backText) WHERE county BETWEEN ?1 AND ?2
            """
        case .summaryMoves:
            """
            SELECT assetMove.asset, assetMove.number, fromState, toState, at, assetMove.bed
            FROM \(Self.backText) CROSS JOIN assetMove ON assetMove.asset = asset.asset
            WHERE county BETWEEN ?1 AND ?2 AND toState IN ('in-service', 'returned', 'repair', 'retired')
            """
        case .summaryRecoveries:
            """
            SELECT recoveryOrder.asset, recoveryOrder.number, recoveryOrder.bed, endedOn, collectedAt, closedAt, kind
            FROM recoveryOrder CROSS JOIN asset ON asset.asset = recoveryOrder.asset
            WHERE recoveryOrder.county BETWEEN ?1 AND ?2 AND outcome IS NOT 'cancelled'
            """
        case .summaryMoney:
            """
            SELECT moneyEntry.county, head, kind, amount, moneyEntry."on", careCase, moneyEntry.bed, staff.provider,
                money
            FROM moneyEntry INDEXED BY moneyEntryByCountyAndCase
                LEFT JOIN training ON training.training = moneyEntry.training
                LEFT JOIN staff ON staff.staff = training.trainer
            WHERE moneyEntry.county BETWEEN ?1 AND ?2
            """
        case .summaryProblems:
            """
            SELECT maintenanceOrder.number, maintenanceProblem.number, profileFact.class, bed.identity, foundAt
            FROM bed CROSS JOIN maintenanceOrder ON maintenanceOrder.bed = bed.number
                CROSS JOIN maintenanceProblem ON maintenanceProblem.maintenanceOrder = maintenanceOrder.number
                JOIN device ON device.number = maintenanceProblem.device
                JOIN profileFact ON profileFact.profile = device.profile
            WHERE bed.identity BETWEEN ?1 AND ?2
            """
        case .summaryStays: Self.staysText
        case .summaryDeviceMonths: Self.deviceMonthsText
        case .summaryDeviceUntil:
            """
            SELECT onlineUntil, effectiveUntil FROM monthlyDevice
            WHERE placeKind = ?1 AND place = ?2 AND device = ?3 AND month <= ?4 ORDER BY month DESC LIMIT 1
            """
        case .summaryDeviceDays: Self.deviceDaysText
        case .summaryHeardDevice:
            """
            SELECT 1 FROM dailyDevice WHERE day IN (?2, ?2 - 1, ?2 - 2, ?2 - 3, ?2 - 4, ?2 - 5, ?2 - 6)
                AND device = ?1 AND readings + events > 0 LIMIT 1
            """
        case .summaryRates: Self.ratesText
        case .summaryAlarms: Self.monthlyAlarmsText
        case .summaryAlarmRows: Self.alarmRowsText
        case .summaryOpenAlarms: Self.openAlarmsText
        default: ofSummaryMonths
        }
    }

    /// 3 the last month by its first day; in the order of the key, so that what belongs to a case lies together.
    private static let visitMonthsText = """
        SELECT month, careCase, resident, provider, county, \(VisitSumText.names.joined(separator: ", "))
        FROM monthlyVisit WHERE county BETWEEN ?1 AND ?2 AND month <= ?3
        """

    /// 3 the first moment, 4 the moment after the last: what ended between them or was planned for a moment between.
    private static let visitsText = """
        SELECT visit, careCase, resident, bed, provider, county, ordinal, state, staff, plannedStart, startAt, endAt,
            anomalies, rating
        FROM visit WHERE rowid IN (
            SELECT own.rowid FROM county CROSS JOIN visit AS own ON own.county = county.county
            WHERE county.county BETWEEN ?1 AND ?2 AND own.endAt >= ?3 AND own.endAt < ?4
            UNION
            SELECT own.rowid FROM county CROSS JOIN visit AS own ON own.county = county.county
            WHERE county.county BETWEEN ?1 AND ?2 AND own.plannedStart >= ?3 AND own.plannedStart < ?4)
        """

    /// Assets that ever came back or were taken off the books.
    private static let backText = """
        (SELECT DISTINCT asset FROM assetMove WHERE toState IN ('returned', 'repair', 'retired')) AS back
            CROSS JOIN asset ON asset.asset = back.asset
        """

    private static let servedText = "SELECT resident FROM careCase WHERE county BETWEEN ?1 AND ?2"

    private static let spotText = """
        spot (kind, place, bed) AS (
            SELECT 1, number, identity FROM bed WHERE identity BETWEEN ?1 AND ?2
            UNION ALL
            SELECT 2, household, min(identity) FROM bed WHERE identity BETWEEN ?1 AND ?2 GROUP BY household)
        """

    /// The time in which each device served a place, in the order of places.
    private static let staysText = """
        WITH \(spotText)
        SELECT kind, place, spot.bed, device.number, profile, start, until, device.identity
        FROM spot CROSS JOIN assignment ON kind = 1 AND assignment.bed = place
            CROSS JOIN device ON device.number = assignment.device
        UNION ALL
        SELECT kind, place, spot.bed, device.number, profile, start, until, device.identity
        FROM spot CROSS JOIN assignment ON kind = 2 AND assignment.household = place
            CROSS JOIN device ON device.number = assignment.device
        """

    /// 3, 4 and 5 months by their first days.
    private static let deviceMonthsText = """
        WITH \(spotText)
        SELECT kind, spot.place, device, month, onlineUntil, effectiveUntil, onlineSeconds, effectiveSeconds, heardOn
        FROM spot CROSS JOIN monthlyDevice ON placeKind = kind AND monthlyDevice.place = spot.place
            AND month IN (?3, ?4, ?5)
        """

    /// 1 a day, 2 the last day of its month: the sums of the day and of the days behind it.
    private static let deviceDaysText = """
        SELECT CASE WHEN bed IS NULL THEN 2 ELSE 1 END AS kind, coalesce(bed, household) AS place, device,
            coalesce(sum(onlineSeconds) FILTER (WHERE day = ?1), 0),
            coalesce(sum(effectiveSeconds) FILTER (WHERE day = ?1), 0),
            coalesce(sum(onlineSeconds) FILTER (WHERE day > ?1), 0),
            coalesce(sum(effectiveSeconds) FILTER (WHERE day > ?1), 0)
        FROM dailyDevice WHERE day BETWEEN ?1 AND ?2 AND coalesce(bed, household) IS NOT NULL
        GROUP BY kind, place, device
        """

    /// 3 the last day. While it is not closed, what was judged on the day before counts, or on the one before that.
    private static let ratesText = """
        SELECT bed.identity, name, class, isUsable, isUsed
        FROM bed CROSS JOIN dailyRate ON dailyRate.bed = bed.number
        WHERE bed.identity BETWEEN ?1 AND ?2
            AND dailyRate.day = (SELECT max(day) FROM rateDay WHERE day BETWEEN ?3 - 2 AND ?3)
        """

    /// 3 the last month by its first day; the months of a place lie together. What a household's own devices rang for
    /// stands with the first of its beds.
    private static let monthlyAlarmsText = """
        SELECT placeKind, place, bed.identity, month, \(AlarmSums.names.joined(separator: ", "))
        FROM bed CROSS JOIN monthlyAlarm ON placeKind = 1 AND place = bed.number
        WHERE bed.identity BETWEEN ?1 AND ?2 AND month <= ?3
        UNION ALL
        SELECT placeKind, place, bed.identity, month, \(AlarmSums.names.joined(separator: ", "))
        FROM bed CROSS JOIN monthlyAlarm ON placeKind = 2 AND place = bed.household
        WHERE bed.identity BETWEEN ?1 AND ?2 AND month <= ?3
            AND NOT EXISTS (SELECT 1 FROM bed AS other INDEXED BY bedByHousehold
                WHERE other.household = bed.household AND other.identity >= ?1 AND other.identity < bed.identity)
        """

    /// 3 the first moment, 4 the moment after the last.
    private static let alarmRowsText = """
        WITH \(spotText)
        SELECT spot.bed, raisedAt, number, \(AlarmSums.all("alarm.").joined(separator: ", "))
        FROM spot CROSS JOIN alarm ON kind = 1 AND alarm.bed = place
        WHERE isTest = 0 AND raisedAt >= ?3 AND raisedAt < ?4
        UNION ALL
        SELECT spot.bed, raisedAt, number, \(AlarmSums.all("alarm.").joined(separator: ", "))
        FROM spot CROSS JOIN alarm ON kind = 2 AND alarm.household = place
        WHERE isTest = 0 AND raisedAt >= ?3 AND raisedAt < ?4
        """

    /// 3 the moment after the last, a midnight; what a person need not answer, P4, is left out.
    private static let openAlarmsText = """
        WITH \(spotText), held (number, placeKind, spotNumber) AS (
            SELECT number, CASE WHEN bed IS NULL THEN 2 ELSE 1 END, coalesce(bed, household)
            FROM alarm INDEXED BY alarmOpen
            WHERE state <> 0 AND isTest = 0 AND raisedAt < ?3 AND priority < 4
            UNION ALL
            SELECT number, CASE WHEN bed IS NULL THEN 2 ELSE 1 END, coalesce(bed, household)
            FROM alarm INDEXED BY alarmOverMidnight
            WHERE \(AlarmSums.isOverMidnight)
                AND closedAt >= ?3 AND state = 0 AND isTest = 0 AND raisedAt < ?3 AND priority < 4)
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
