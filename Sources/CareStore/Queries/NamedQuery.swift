/// Every query of `StoreReader`, by name, so that a test can hold the plan of each.
enum NamedQuery: String, CaseIterable {
    case openAlarms
    case allAlarms
    case alarmsOfBed
    case oneAlarm
    case alarmHistory
    case alarmLog
    case newestLogged
    case deviceNumber
    case deviceProfile
    case deviceAssignments
    case deviceReadings
    case quarantine
    case overview
    case openAlarmCounts
    case events
    case overrides
    case overrideHistory
    case badActors
    case openOrders
    case allOrders
    case oneOrder
    case orderProblems
    case problemsSince
    case suppressions
    case openIncidents
    case allIncidents
    case oneIncident
    case incidentBeds
    case incidentProblems
    case drillsDue
    case contacts
    case shifts
    case notificationLog
    case deliveryAttempts
    case waitingChannels
    case dueNotifications
    case nextNotification
    case ledger
    case ledgerOfSubject
    case sightings
    case bedDevices
    case placedDevices
    case readingsBetween
    case absences
    case householdOfBed
    case newestEvent
    case newestPress
    case newestReadings
    case heardDays
    /// What a device said on such days.
    case heardWords
    case lastHeard
    case assignedBeds
    case alarmsOpenAt
    case bedsOfAlarm
    case ordersOpenAt
    case limitsEnded
    case lastBeds
    case newestFacts
    case dailyWords
    case dailyUses
    case heardMinutes
    case alarmsAt
    case openOrderDevices
    case openOrderThings
    case deviceEvents
    /// Days on which devices of a bed measured somebody alive.
    case vitalDays
    case eventTimes
    /// Whether a door was opened or closed last.
    case doorBefore
    case leastOfDay
    case requestAnswer
    case placeOfBed
    case placesOfHousehold
    case placesOfDevice
    case placesOfAlarm
    case placesOfProvider
    case bedPage
    case oneBed
    case devicesServing
    case openAlarmPlaces
    case devicePage
    case devicePageOfBed
    case oneDevice
    case newestCheckpoint
    case heardSince
    case heardInMinute
    case newestCharges
    case presentMinutes
    case metricReadings
    case metricFacts
    case shiftPage
    case shiftScopes
    case contactScopes
    case ledgerPage
    case ledgerPageOfSubject
    case summaryCounties
    case summaryTownships
    case summaryProviders
    case summaryCases
    case summaryResidents
    case summaryAssessments
    case summaryKit
    case summaryVisitMonths
    case summaryVisits
    case summaryTrainings
    case summaryComplaints
    case summaryAssets
    case summaryMoves
    case summaryRecoveries
    case summaryMoney
    case summaryProblems
    case summaryStays
    case summaryDeviceMonths
    case summaryDeviceUntil
    case summaryDeviceDays
    case summaryHeardDevice
    case summaryRates
    case summaryAlarms
    case summaryAlarmRows
    case summaryOpenAlarms
    case summaryStart
    case summaryRevisions
    case summaryRevision
    case summaryDue

    var sql: String {
        switch self {
        case .openAlarms, .allAlarms, .alarmsOfBed, .oneAlarm, .alarmLog, .newestLogged: ofAlarms
        case .alarmHistory:
            """
            SELECT edge, cause, at, actor, state, work, priority, count, detail FROM alarmEdge
            WHERE alarm = ? ORDER BY edge
            """
        case .deviceNumber: "SELECT number FROM device WHERE identity = ?"
        case .deviceProfile: "SELECT profile FROM device WHERE identity = ?"
        case .deviceAssignments: Self.assignmentsText
        case .deviceReadings: Self.readingsText
        case .quarantine:
            """
            SELECT topic, payload, payloadLength, reason, detail, receivedAt FROM quarantine
            ORDER BY number DESC LIMIT ?
            """
        case .overview: Self.overviewText
        case .openAlarmCounts: "SELECT priority, count(*) FROM alarm WHERE state <> 0 AND isTest = 0 GROUP BY priority"
        case .events: Self.eventsText
        case .overrides: Self.overridesText
        case .overrideHistory:
            """
            SELECT level, scope, rule, field, value, at, actor, reason, until FROM ruleOverride
            ORDER BY number DESC LIMIT ?
            """
        case .badActors: Self.badActorsText
        case .openOrders:
            Self.orders("maintenanceOrder INDEXED BY maintenanceOrderOpen") + " WHERE closedAt IS NULL AND "
                + Self.orderFilter
        case .allOrders: Self.orders("maintenanceOrder") + " WHERE " + Self.orderFilter
        case .oneOrder:
            Self.orders("maintenanceOrder") + " WHERE maintenanceOrder.number = ?1 AND "
                + ScopeFilter.bed(row: "bed")
        case .orderProblems: Self.problemsText + " WHERE maintenanceOrder = ? ORDER BY maintenanceProblem.number"
        case .problemsSince:
            Self.problemsText + " WHERE foundAt >= ? OR maintenanceOrder.closedAt IS NULL ORDER BY 1, 2"
        case .suppressions: Self.suppressions(where: Self.suppressionPlace)
        case .openIncidents:
            Self.incidents(
                "incident INDEXED BY incidentOpen", where: "closedAt IS NULL AND " + Self.incidentFilter)
        case .allIncidents: Self.incidents("incident", where: Self.incidentFilter)
        case .oneIncident: Self.incidents("incident", where: "incident.number = ?1 AND " + Self.incidentPlace)
        case .incidentBeds: Self.incidentBedsText
        case .incidentProblems: Self.incidentProblemsText
        case .drillsDue: Self.drillsDueText
        case .contacts: "SELECT * FROM contact ORDER BY person, role, scope"
        case .shifts: "SELECT * FROM dutyShift ORDER BY role, scope, start, person"
        case .notificationLog: Self.notificationLogText
        case .deliveryAttempts:
            "SELECT attempt, at, length, result, answer FROM notificationAttempt WHERE message = ? ORDER BY attempt"
        case .waitingChannels: Self.waitingChannelsText
        case .dueNotifications: Self.dueNotificationsText
        case .nextNotification: "SELECT min(dueAt) FROM notification WHERE dueAt > ?"
        case .ledger: "SELECT number, at, actor, form, subject, body, hash FROM ledger ORDER BY number DESC LIMIT ?1"
        case .sightings: Self.sightingsText
        case .bedDevices: Self.bedDevicesText
        case .placedDevices:
            """
            SELECT device.number, device.identity, device.profile, assignment.household IS NOT NULL AS isShared, start
            FROM bed
                JOIN assignment ON assignment.bed = bed.number AND until IS NULL
                JOIN device ON device.number = assignment.device WHERE bed.identity = ?1
            UNION ALL
            SELECT device.number, device.identity, device.profile, assignment.household IS NOT NULL AS isShared, start
            FROM bed
                JOIN assignment ON assignment.household = bed.household AND until IS NULL
                JOIN device ON device.number = assignment.device WHERE bed.identity = ?1
            ORDER BY 1
            """
        case .readingsBetween: Self.readingsBetweenText
        case .absences, .householdOfBed, .newestEvent, .newestPress, .newestReadings, .heardDays, .heardWords,
            .lastHeard, .assignedBeds, .alarmsOpenAt, .bedsOfAlarm, .ordersOpenAt, .limitsEnded, .lastBeds:
            ofForms
        case .placeOfBed, .placesOfHousehold, .placesOfDevice, .placesOfAlarm, .placesOfProvider: ofPlaces
        case .bedPage, .oneBed, .devicesServing, .openAlarmPlaces, .devicePage, .devicePageOfBed, .oneDevice,
            .newestCheckpoint, .heardSince, .heardInMinute, .newestCharges, .presentMinutes, .metricReadings,
            .metricFacts, .shiftPage, .shiftScopes, .contactScopes, .ledgerPage, .ledgerPageOfSubject:
            ofRegisters
        case .newestFacts: "SELECT max(day) AS day FROM dailyDevice"
        case .dailyWords: Self.dailyWordsText
        case .dailyUses: Self.dailyUsesText
        case .heardMinutes: Self.heardMinutesText
        case .alarmsAt: Self.alarmsAtText
        case .openOrderDevices: Self.openOrderDevicesText
        case .openOrderThings: Self.openOrderThingsText
        case .deviceEvents: Self.deviceEventsText
        case .vitalDays: Self.vitalDaysText
        case .eventTimes: "SELECT at FROM event WHERE device = ? AND at >= ? AND at < ?"
        case .doorBefore:
            "SELECT kind FROM event WHERE device = ? AND at < ? AND kind IN (17, 18) ORDER BY at DESC LIMIT 1"
        case .leastOfDay: Self.leastOfDayText
        case .requestAnswer:
            "SELECT fingerprint, at, outcome, text FROM requestAnswer WHERE person = ? AND key = ?"
        case .ledgerOfSubject:
            """
            SELECT number, at, actor, form, subject, body, hash FROM ledger WHERE subject = ?2
            ORDER BY number DESC LIMIT ?1
            """
        default: ofSummary
        }
    }

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

    /// SQLite takes the other columns of a row from the one with the greatest number.
    private static let overridesText = """
        SELECT level, scope, rule, field, value, at, actor, reason, until, max(number) FROM ruleOverride
        GROUP BY level, scope, rule, field HAVING value IS NOT NULL ORDER BY level, scope, rule, field
        """

    /// Every raise and every repeat is a cause that came. An alarm of the time counts whole, because a chattering one
    /// repeats without an edge.
    private static let badActorsText = """
        SELECT alarm.rule, bed.identity AS bed, household.identity AS household,
            sum(CASE WHEN alarm.raisedAt >= ?1 THEN alarm.count ELSE (SELECT count(*) FROM alarmEdge
                WHERE alarmEdge.alarm = alarm.number AND cause = 2 AND at >= ?1) END) AS times,
            sum((SELECT count(*) FROM alarmEdge
                WHERE alarmEdge.alarm = alarm.number AND cause = 22 AND at >= ?1)) AS chattering
        FROM alarm LEFT JOIN bed ON bed.number = alarm.bed LEFT JOIN household ON household.number = alarm.household
        WHERE alarm.isTest = 0 AND alarm.lastAt >= ?1
        GROUP BY alarm.rule, alarm.bed, alarm.household ORDER BY times DESC, alarm.rule, bed, household LIMIT ?2
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
