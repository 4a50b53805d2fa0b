extension NamedQuery {
    /// 1 the first day, 2 the last.
    static let dailyWordsText = """
        SELECT device, bed, household, lastAt, validReadings, events, onlineSeconds
        FROM dailyDevice WHERE day BETWEEN ? AND ?
        """

    /// 1 the first day, 2 the last.
    static let dailyUsesText = """
        SELECT day, device, bed, household, wornSeconds, morningSeconds, eveningSeconds, wetChanges
        FROM dailyUse CROSS JOIN dailyDevice USING (day, device, segment) WHERE day BETWEEN ? AND ?
        """

    /// 1 the first minute, 2 the one after the last. Goes from one minute that has readings to the next.
    static let heardMinutesText = """
        WITH RECURSIVE present (minute) AS (
            SELECT min(minute) FROM reading WHERE minute >= ?1
            UNION ALL
            SELECT (SELECT min(minute) FROM reading WHERE reading.minute > present.minute)
            FROM present WHERE present.minute < ?2)
        SELECT minute FROM present WHERE minute < ?2
        """

    /// Alarms of devices that were raised before a moment and not over at it.
    static let alarmsAtText = """
        SELECT rule, device FROM alarm
        WHERE device IS NOT NULL AND isTest = 0 AND raisedAt < ?1
            AND (coalesce(clearedAt, closedAt) IS NULL OR coalesce(clearedAt, closedAt) >= ?1)
        """

    static let openOrderDevicesText = """
        SELECT device, maintenanceOrder.number AS number
        FROM maintenanceOrder INDEXED BY maintenanceOrderOpen
            CROSS JOIN maintenanceProblem ON maintenanceProblem.maintenanceOrder = maintenanceOrder.number
        WHERE closedAt IS NULL AND device IS NOT NULL AND signedAt IS NULL
        """

    static let openOrderThingsText = """
        SELECT bed.identity AS bed, thing, maintenanceOrder.number AS number
        FROM maintenanceOrder INDEXED BY maintenanceOrderOpen
            CROSS JOIN maintenanceProblem ON maintenanceProblem.maintenanceOrder = maintenanceOrder.number
            JOIN bed ON bed.number = maintenanceOrder.bed
        WHERE closedAt IS NULL AND thing IS NOT NULL AND signedAt IS NULL
        """

    /// 1 device, 2 the first moment, 3 the one after the last. Days are those of Asia/Shanghai.
    static let deviceEventsText = """
        SELECT kind, isTest, max(at) AS newest, count(DISTINCT (at + 28800000) / 86400000) AS days
        FROM event WHERE device = ? AND at >= ? AND at < ? GROUP BY kind, isTest
        """

    /// 1 day, 2 device, 3 metric.
    static let leastOfDayText = """
        SELECT minimum FROM dailyMetric WHERE day = ? AND device = ? AND metric = ? ORDER BY segment DESC LIMIT 1
        """

    /// 1 bed, 2 the first day, 3 the last. Metrics: heart and respiration rate, temperature, pressure.
    static let vitalDaysText = """
        SELECT DISTINCT day, device.identity
        FROM bed CROSS JOIN dailyDevice ON dailyDevice.bed = bed.number AND day BETWEEN ?2 AND ?3
            CROSS JOIN dailyMetric USING (day, device, segment) JOIN device ON device.number = dailyDevice.device
        WHERE bed.identity = ?1 AND metric IN (1, 2, 4, 5)
        """

    /// With the hub that the message named: it may be another than the household's.
    static let sightingsText =
        sightings("CROSS JOIN event ON event.bed = bed.number") + " UNION ALL "
        + sightings("CROSS JOIN event ON event.household = bed.household") + " ORDER BY 5, 7"

    private static func sightings(_ events: String) -> String {
        """
        SELECT bed.identity, device.identity, event.kind, event.isTest, event.at, event.hub, event.number
        FROM bed \(events) JOIN device ON device.number = event.device
        WHERE event.at >= ?1 AND event.at < ?2 AND (?3 IS NULL OR bed.identity = ?3)
            AND ((event.kind IN (1, 2) AND event.isTest = 1) OR event.kind IN (17, 18, 19)
                OR (event.kind = 24 AND event.isTest = 0))
        """
    }

    /// Every device that ever served the bed or its household, with what its model sees of people.
    static let bedDevicesText =
        bedDevices("assignment.bed = bed.number") + " UNION "
        + bedDevices("assignment.household = bed.household") + " ORDER BY 1"

    private static func bedDevices(_ served: String) -> String {
        """
        SELECT device.number, device.identity, coalesce(class, 0), coalesce(offlineMilliseconds, 0),
            coalesce(handMetrics, 0), roomSense, coalesce(throughHub, 0)
        FROM bed JOIN assignment ON \(served) JOIN device ON device.number = assignment.device
            LEFT JOIN profileFact ON profileFact.profile = device.profile
        WHERE bed.identity = ?1
        """
    }

    /// 1 the first minute, 2 the device, 3 the last minute.
    static let readingsBetweenText = """
        WITH RECURSIVE present (minute) AS (
            SELECT min(minute) FROM reading WHERE minute >= ?1
            UNION ALL
            SELECT (SELECT min(minute) FROM reading WHERE reading.minute > present.minute)
            FROM present WHERE present.minute < ?3)
        SELECT reading.minute, metric, millisecond, value, quality
        FROM present CROSS JOIN reading ON reading.minute = present.minute AND reading.device = ?2
        WHERE present.minute <= ?3
        """
}
