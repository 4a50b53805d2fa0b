import CareCore
import CareRecords
import GRDB
import Testing

@testable import CareStore

/// A lost index shows here before it shows at the county.
@Suite struct QueryPlanTests {
    @Test(arguments: NamedQuery.allCases)
    func `the plan of a named query is what it was`(query: NamedQuery) throws {
        let open = try OpenStore(registry: false)
        let plan = try open.store.pool.read { db in
            let arguments = Self.arguments(query) + Self.scope(query)
            return try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + query.sql, arguments: arguments)
                .map { $0["detail"] as String }
        }
        let expected = Self.plans[query] ?? SummaryPlans.all[query]
        #expect(plan == expected ?? Self.registerPlans[query] ?? Self.orderPlans[query])
    }

    private static func arguments(_ query: NamedQuery) -> StatementArguments {
        switch query {
        case .openAlarmCounts, .overrides, .contacts, .shifts, .waitingChannels, .drillsDue, .newestFacts,
            .openOrderDevices, .openOrderThings, .openAlarmPlaces, .shiftScopes, .newestLogged, .newestCheckpoint:
            []
        case .openOrders, .allOrders: [1, nil, 1, 1, 1]
        case .openIncidents, .allIncidents, .metricReadings: [1, 1, 1, 1]
        case .bedPage, .oneBed: ["", 1, nil]
        case .devicePage, .oneDevice: ["", 1, nil, nil, nil]
        case .devicePageOfBed: ["", 1, nil, nil, nil, "532901-000001"]
        case .devicesServing: ["[1]", "[1]"]
        case .heardSince, .newestCharges: ["[1]", 1, 1]
        case .heardInMinute: ["[1]", 1]
        case .presentMinutes: [1, 1]
        case .metricFacts: [1, 1, 1]
        case .shiftPage: [1, "", 1, "", 1, 1, nil]
        case .ledgerPage: [1, 1, 1, nil, nil, 1]
        case .ledgerPageOfSubject: [1, 1, 1, nil, nil, 1, "s-1"]
        case .notificationLog: [1, nil, nil, nil, nil]
        case .dueNotifications: ["sms", 1, 1, 1]
        case .deliveryAttempts: ["m"]
        case .ledgerOfSubject: [1, "s-1"]
        case .requestAnswer: ["Li", "k-1"]
        case .alarmLog: [1, 1, 1]
        case .suppressions: [1, 0]
        case .sightings, .readingsBetween, .absences, .newestEvent, .newestPress, .newestReadings, .heardWords,
            .deviceEvents, .leastOfDay, .eventTimes, .vitalDays, .limitsEnded:
            [1, 1, 1]
        case .openAlarms, .allAlarms, .alarmsOfBed: [1, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil]
        case .deviceReadings, .doorBefore, .assignedBeds, .overview, .events, .badActors, .dailyWords, .dailyUses,
            .heardMinutes, .heardDays, .lastBeds:
            [1, 1]
        case let query where query.rawValue.hasPrefix("summary"): SummaryPlans.arguments(query)
        default: [1]
        }
    }

    private static func scope(_ query: NamedQuery) -> StatementArguments {
        (query.sql.contains(":countyKind")
            ? PlaceFilter(scope: .everything).arguments
            : query.sql.contains(":scopeKind") ? ScopeFilter(.everything).arguments : [])
            + (query.sql.contains(":ownScope") ? ["ownScope": "everything"] : [])
    }

    private static let places = [
        "SEARCH bed USING INTEGER PRIMARY KEY (rowid=?) LEFT-JOIN",
        "SEARCH household USING INTEGER PRIMARY KEY (rowid=?) LEFT-JOIN",
    ]

    private static let alarmPlaces = ["SEARCH device USING INTEGER PRIMARY KEY (rowid=?) LEFT-JOIN"] + places

    /// What the filter of a list of alarms looks up, from the first of its subqueries on.
    private static func filteredPlaces(_ subquery: Int) -> [String] {
        let near = "SEARCH near USING INDEX bedByHousehold (household=?)"
        return Array(alarmPlaces.prefix(2)) + [
            "SCALAR SUBQUERY \(subquery)", "SEARCH bed USING INDEX sqlite_autoindex_bed_1 (identity=?)",
            "CORRELATED SCALAR SUBQUERY \(subquery + 1)", near, "CORRELATED SCALAR SUBQUERY \(subquery + 2)", near,
        ] + scopedAlarm(subquery + 3) + alarmPlaces.suffix(1) + sharedBeds
    }

    /// The range of numbers that a time is.
    private static func received(_ subqueries: Int...) -> [String] {
        subqueries.flatMap {
            ["SCALAR SUBQUERY \($0)", "SEARCH alarm USING COVERING INDEX alarmByReceipt (receivedAt>?)"]
        }
    }

    /// The beds of a household that an alarm concerns.
    private static let sharedBeds = [
        "CORRELATED SCALAR SUBQUERY 1", "SEARCH shared USING INDEX bedByHousehold (household=?)",
    ]

    /// What a scope asks of an alarm's household; its bed and device are joined already.
    private static func scopedHousehold(_ subquery: Int) -> [String] {
        [
            "CORRELATED SCALAR SUBQUERY \(subquery)", "SEARCH scoped USING INDEX bedByHousehold (household=?)",
            "CORRELATED SCALAR SUBQUERY \(subquery + 1)",
            "SEARCH scopedHousehold USING INTEGER PRIMARY KEY (rowid=?)",
        ]
    }

    /// The same, and what a provider's scope asks of the beds where a device was last that serves nobody.
    private static func scopedAlarm(_ subquery: Int) -> [String] {
        scopedHousehold(subquery) + ["CORRELATED SCALAR SUBQUERY \(subquery + 4)"] + lastRun(subquery + 2)
    }

    private static func lastRun(_ subquery: Int) -> [String] {
        [
            "SEARCH lastRun USING PRIMARY KEY (device=? AND start=?)", "CORRELATED SCALAR SUBQUERY \(subquery)",
            "SEARCH assignment USING PRIMARY KEY (device=? AND start<?)", "CORRELATED SCALAR SUBQUERY \(subquery + 1)",
            "SEARCH assignment USING PRIMARY KEY (device=?)", "MULTI-INDEX OR", "INDEX 1",
            "SEARCH strayed USING INTEGER PRIMARY KEY (rowid=?)", "INDEX 2",
            "SEARCH strayed USING INDEX bedByHousehold (household=?)",
        ]
    }

    /// Where the household of the bed is not asked for, an index of beds is enough.
    private static func seen(_ scan: String, _ index: String) -> [String] {
        [
            scan, "SEARCH event USING INDEX \(index)=? AND at>? AND at<?)",
            "SEARCH device USING INTEGER PRIMARY KEY (rowid=?)", "USE TEMP B-TREE FOR ORDER BY",
        ]
    }

    private static func serving(_ cover: String, _ index: String) -> [String] {
        [
            "SEARCH bed USING \(cover) sqlite_autoindex_bed_1 (identity=?)",
            "SEARCH assignment USING COVERING INDEX \(index)=?)",
            "SEARCH device USING INTEGER PRIMARY KEY (rowid=?)",
            "SEARCH profileFact USING PRIMARY KEY (profile=?) LEFT-JOIN", "USE TEMP B-TREE FOR ORDER BY",
        ]
    }

    private static let plans: [NamedQuery: [String]] = [
        .openAlarms: ["SCAN alarm USING INDEX alarmOpen"] + received(2, 3) + filteredPlaces(4)
            + ["USE TEMP B-TREE FOR ORDER BY"],
        .allAlarms: ["SEARCH alarm USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"] + received(3, 2)
            + filteredPlaces(4),
        .alarmLog: [
            "SEARCH alarmLog USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)",
            "SEARCH logged USING PRIMARY KEY (alarm=? AND edge=?)", "SEARCH alarm USING INTEGER PRIMARY KEY (rowid=?)",
        ] + alarmPlaces.prefix(2) + scopedAlarm(2) + alarmPlaces.suffix(1) + sharedBeds,
        .newestLogged: ["SEARCH alarmLog"],
        .placedDevices: [
            "MERGE (UNION ALL)", "LEFT", "SEARCH bed USING COVERING INDEX sqlite_autoindex_bed_1 (identity=?)",
            "SEARCH assignment USING INDEX assignmentByBed (bed=?)",
            "SEARCH device USING INTEGER PRIMARY KEY (rowid=?)",
            "USE TEMP B-TREE FOR ORDER BY", "RIGHT", "SEARCH bed USING INDEX sqlite_autoindex_bed_1 (identity=?)",
            "SEARCH assignment USING INDEX assignmentByHousehold (household=?)",
            "SEARCH device USING INTEGER PRIMARY KEY (rowid=?)", "USE TEMP B-TREE FOR ORDER BY",
        ],
        .alarmsOfBed: [
            "SEARCH alarm USING INTEGER PRIMARY KEY (rowid=?)", "LIST SUBQUERY 5", "COMPOUND QUERY",
            "LEFT-MOST SUBQUERY", "SEARCH alarm USING COVERING INDEX alarmByBed (bed=?)", "SCALAR SUBQUERY 2",
            "SEARCH bed USING COVERING INDEX sqlite_autoindex_bed_1 (identity=?)", "UNION ALL",
            "SEARCH alarm USING COVERING INDEX alarmByHousehold (household=?)", "SCALAR SUBQUERY 4",
            "SEARCH bed USING INDEX sqlite_autoindex_bed_1 (identity=?)",
        ] + received(6, 7) + filteredPlaces(8),
        .placeOfBed: ["SEARCH bed USING INDEX sqlite_autoindex_bed_1 (identity=?)"],
        .placesOfHousehold: [
            "COMPOUND QUERY", "LEFT-MOST SUBQUERY", "SEARCH bed USING INDEX bedByHousehold (household=?)",
            "SCALAR SUBQUERY 1", "SEARCH household USING COVERING INDEX sqlite_autoindex_household_1 (identity=?)",
            "UNION ALL", "SEARCH household USING INDEX sqlite_autoindex_household_1 (identity=?)",
        ],
        .placesOfDevice: [
            "COMPOUND QUERY", "LEFT-MOST SUBQUERY", "SEARCH bed USING INTEGER PRIMARY KEY (rowid=?)",
        ] + running(1) + ["UNION ALL", "SEARCH bed USING INDEX bedByHousehold (household=?)"] + running(3) + [
            "UNION ALL", "SEARCH household USING INTEGER PRIMARY KEY (rowid=?)",
        ] + running(5) + [
            "UNION ALL", "SEARCH device USING INDEX sqlite_autoindex_device_1 (identity=?)",
            "CORRELATED SCALAR SUBQUERY 7", "SEARCH assignment USING INDEX assignmentRunning (device=?)",
        ],
        .placesOfAlarm: [
            "COMPOUND QUERY", "LEFT-MOST SUBQUERY", "SEARCH alarm USING INTEGER PRIMARY KEY (rowid=?)",
            "SEARCH bed USING INTEGER PRIMARY KEY (rowid=?)", "UNION ALL",
            "SEARCH alarm USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH bed USING INDEX bedByHousehold (household=?)",
            "UNION ALL", "SEARCH household USING INTEGER PRIMARY KEY (rowid=?)", "SCALAR SUBQUERY 3",
            "SEARCH alarm USING INTEGER PRIMARY KEY (rowid=?)", "UNION ALL",
            "SEARCH alarm USING INTEGER PRIMARY KEY (rowid=?)",
            "SEARCH device USING INTEGER PRIMARY KEY (rowid=?) LEFT-JOIN", "UNION ALL",
            "SEARCH alarm USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH device USING INTEGER PRIMARY KEY (rowid=?)",
        ] + lastRun(6),
        .alarmHistory: ["SEARCH alarmEdge USING PRIMARY KEY (alarm=?)"],
        .sightings: ["MERGE (UNION ALL)", "LEFT"]
            + Self.seen("SCAN bed USING COVERING INDEX sqlite_autoindex_bed_1", "eventByBed (bed") + ["RIGHT"]
            + Self.seen("SCAN bed", "eventByHousehold (household"),
        .bedDevices: ["MERGE (UNION)", "LEFT"] + Self.serving("COVERING INDEX", "assignmentByBed (bed") + ["RIGHT"]
            + Self.serving("INDEX", "assignmentByHousehold (household"),
        .eventTimes: ["SEARCH event USING COVERING INDEX eventByDevice (device=? AND at>? AND at<?)"],
        .assignedBeds: [
            "SEARCH device USING COVERING INDEX sqlite_autoindex_device_1 (identity=?)",
            "SEARCH assignment USING PRIMARY KEY (device=? AND start<?)", "MULTI-INDEX OR", "INDEX 1",
            "SEARCH bed USING INTEGER PRIMARY KEY (rowid=?)", "INDEX 2",
            "SEARCH bed USING INDEX bedByHousehold (household=?)",
        ],
        .vitalDays: [
            "SEARCH bed USING COVERING INDEX sqlite_autoindex_bed_1 (identity=?)",
            "SEARCH dailyDevice USING COVERING INDEX dailyDeviceByBed (bed=? AND day>? AND day<?)",
            "SEARCH device USING INTEGER PRIMARY KEY (rowid=?)",
            "SEARCH dailyMetric USING PRIMARY KEY (day=? AND device=? AND segment=? AND metric=?)",
            "USE TEMP B-TREE FOR DISTINCT",
        ],
        .doorBefore: ["SEARCH event USING INDEX eventByDevice (device=? AND at<?)"],
        .heardDays: [
            "CO-ROUTINE (subquery-4)", "CO-ROUTINE back", "SETUP", "SCAN CONSTANT ROW", "RECURSIVE STEP", "SCAN back",
            "SCAN back", "CORRELATED SCALAR SUBQUERY 3", "SEARCH dailyDevice USING PRIMARY KEY (day=?)",
            "SCAN (subquery-4)",
        ],
        .heardWords: [
            "CO-ROUTINE known", "SETUP", "SCAN CONSTANT ROW", "RECURSIVE STEP", "SCAN known", "SCAN known",
            "SEARCH dailyDevice USING PRIMARY KEY (day=? AND device=?)",
        ],
        .heardMinutes: [
            "CO-ROUTINE present", "SETUP", "SEARCH reading USING PRIMARY KEY (minute>?)", "RECURSIVE STEP",
            "SCAN present", "CORRELATED SCALAR SUBQUERY 2", "SEARCH reading USING PRIMARY KEY (minute>?)",
            "SCAN present",
        ],
        .readingsBetween: [
            "CO-ROUTINE present", "SETUP", "SEARCH reading USING PRIMARY KEY (minute>?)", "RECURSIVE STEP",
            "SCAN present", "CORRELATED SCALAR SUBQUERY 2", "SEARCH reading USING PRIMARY KEY (minute>?)",
            "SCAN present", "SEARCH reading USING PRIMARY KEY (minute=? AND device=?)",
        ],
        // Absences are few: a handful a bed and year.
        .absences: [
            "SCAN absence", "SEARCH bed USING INTEGER PRIMARY KEY (rowid=?)", "USE TEMP B-TREE FOR ORDER BY",
        ],
        .householdOfBed: [
            "SEARCH bed USING INDEX sqlite_autoindex_bed_1 (identity=?)",
            "SEARCH household USING INTEGER PRIMARY KEY (rowid=?)",
        ],
        .newestEvent: ["SEARCH event USING COVERING INDEX eventByDevice (device=? AND at>? AND at<?)"],
        .newestPress: ["SEARCH event USING INDEX eventByDevice (device=? AND at>? AND at<?)"],
        .newestReadings: [
            "CO-ROUTINE present", "SETUP", "SEARCH reading USING PRIMARY KEY (minute<?)", "RECURSIVE STEP",
            "SCAN present", "CORRELATED SCALAR SUBQUERY 2", "SEARCH reading USING PRIMARY KEY (minute<?)",
            "SCAN present", "SEARCH reading USING PRIMARY KEY (minute=? AND device=?)",
        ],
        .lastHeard: [
            "SEARCH device USING COVERING INDEX sqlite_autoindex_device_1 (identity=?)",
            "SEARCH deviceState USING INTEGER PRIMARY KEY (rowid=?)",
        ],
        .alarmsOpenAt: [
            "COMPOUND QUERY", "LEFT-MOST SUBQUERY", "SCAN alarm USING INDEX alarmOpen", "UNION ALL",
            "SEARCH alarm USING INDEX alarmByClosing (closedAt>?)",
        ],
        .bedsOfAlarm: [
            "SEARCH alarm USING INTEGER PRIMARY KEY (rowid=?)",
            "SEARCH own USING INTEGER PRIMARY KEY (rowid=?) LEFT-JOIN",
            "SEARCH bed USING INDEX bedByHousehold (household=?) LEFT-JOIN",
        ],
        .ordersOpenAt: [
            "COMPOUND QUERY", "LEFT-MOST SUBQUERY", "SCAN maintenanceOrder USING INDEX maintenanceOrderOpen",
            "UNION ALL", "SEARCH maintenanceOrder USING INDEX maintenanceOrderByClosing (closedAt>?)",
        ],
        .ledger: ["SCAN ledger"],
        .ledgerOfSubject: ["SEARCH ledger USING INDEX ledgerSubject (subject=?)"],
        .oneAlarm: ["SEARCH alarm USING INTEGER PRIMARY KEY (rowid=?)"] + alarmPlaces.prefix(2) + scopedAlarm(2)
            + alarmPlaces.suffix(1) + sharedBeds,
        .deviceNumber: ["SEARCH device USING COVERING INDEX sqlite_autoindex_device_1 (identity=?)"],
        .deviceProfile: ["SEARCH device USING INDEX sqlite_autoindex_device_1 (identity=?)"],
        .deviceAssignments: ["SEARCH assignment USING PRIMARY KEY (device=?)"] + places,
        .deviceReadings: [
            "CO-ROUTINE present", "SETUP", "SEARCH reading USING PRIMARY KEY (minute>?)", "RECURSIVE STEP",
            "SCAN present", "CORRELATED SCALAR SUBQUERY 2", "SEARCH reading USING PRIMARY KEY (minute>?)",
            "SCAN present", "SEARCH reading USING PRIMARY KEY (minute=? AND device=?)",
        ],
        .quarantine: ["SCAN quarantine"],
        .overview: [
            "SCAN CONSTANT ROW", "SCALAR SUBQUERY 1", "SCAN bed USING COVERING INDEX bedByHousehold",
            "SCALAR SUBQUERY 2", "SCAN device USING COVERING INDEX sqlite_autoindex_device_1", "SCALAR SUBQUERY 5",
            "CO-ROUTINE (subquery-4)", "COMPOUND QUERY", "LEFT-MOST SUBQUERY",
            "SEARCH reading USING PRIMARY KEY (minute>?)", "UNION USING TEMP B-TREE",
            "SEARCH event USING INDEX eventByReceipt (receivedAt>?)", "SCAN (subquery-4)", "SCALAR SUBQUERY 6",
            "SEARCH quarantine", "SCALAR SUBQUERY 7", "SEARCH quarantine",
        ],
        .notificationLog: ["SCAN notification"],
        .deliveryAttempts: ["SEARCH notificationAttempt USING PRIMARY KEY (message=?)"],
        .waitingChannels: [
            "CO-ROUTINE present", "SETUP", "SEARCH notification USING COVERING INDEX notificationDue",
            "RECURSIVE STEP", "SCAN present", "CORRELATED SCALAR SUBQUERY 2",
            "SEARCH notification USING COVERING INDEX notificationDue (channel>?)", "SCAN present",
        ],
        .dueNotifications: [
            "SEARCH one USING INDEX notificationDue (channel=? AND priority=? AND dueAt<?)",
            "SEARCH alarm USING INTEGER PRIMARY KEY (rowid=?) LEFT-JOIN",
            "SEARCH bed USING INTEGER PRIMARY KEY (rowid=?) LEFT-JOIN",
            "SEARCH household USING INTEGER PRIMARY KEY (rowid=?) LEFT-JOIN",
            "SEARCH incident USING INTEGER PRIMARY KEY (rowid=?) LEFT-JOIN",
            "CORRELATED SCALAR SUBQUERY 1", "SEARCH event USING INDEX eventByDevice (device=? AND at>?)",
            "CORRELATED SCALAR SUBQUERY 2",
            "SEARCH other USING INDEX notificationOnce (alarm=? AND recipient=? AND channel=?)",
            "CORRELATED SCALAR SUBQUERY 3",
            "SEARCH other USING INDEX notificationOnce (alarm=? AND recipient=? AND channel=?)",
            "CORRELATED SCALAR SUBQUERY 4",
            "SEARCH other USING INDEX notificationOnce (alarm=? AND recipient=? AND channel=?)",
        ],
        .nextNotification: ["SEARCH notification USING COVERING INDEX notificationNext (dueAt>?)"],
        .openAlarmCounts: ["SCAN alarm USING INDEX alarmOpen", "USE TEMP B-TREE FOR GROUP BY"],
        .events: [
            "SEARCH event USING INTEGER PRIMARY KEY (rowid>?)", "SEARCH device USING INTEGER PRIMARY KEY (rowid=?)",
        ]
            + places,
        .overrides: ["SCAN ruleOverride USING INDEX ruleOverrideByField"],
        .overrideHistory: ["SCAN ruleOverride"],
        .badActors: ["SCAN alarm"] + places + [
            "USE TEMP B-TREE FOR GROUP BY", "CORRELATED SCALAR SUBQUERY 1",
            "SEARCH alarmEdge USING PRIMARY KEY (alarm=?)", "CORRELATED SCALAR SUBQUERY 2",
            "SEARCH alarmEdge USING PRIMARY KEY (alarm=?)", "CORRELATED SCALAR SUBQUERY 1",
            "SEARCH alarmEdge USING PRIMARY KEY (alarm=?)", "USE TEMP B-TREE FOR ORDER BY",
        ],
        .newestFacts: ["SEARCH dailyDevice USING PRIMARY KEY"],
        .dailyWords: ["SEARCH dailyDevice USING PRIMARY KEY (day>? AND day<?)"],
        .dailyUses: [
            "SEARCH dailyUse USING PRIMARY KEY (day>? AND day<?)",
            "SEARCH dailyDevice USING PRIMARY KEY (day=? AND device=? AND segment=?)",
        ],
        .alarmsAt: ["SCAN alarm"],
        .deviceEvents: [
            "SEARCH event USING INDEX eventByDevice (device=? AND at>? AND at<?)", "USE TEMP B-TREE FOR GROUP BY",
            "USE TEMP B-TREE FOR count(DISTINCT)",
        ],
        .requestAnswer: ["SEARCH requestAnswer USING PRIMARY KEY (person=? AND key=?)"],
        .leastOfDay: ["SEARCH dailyMetric USING PRIMARY KEY (day=? AND device=?)"],
        .suppressions: ["SEARCH suppression USING INTEGER PRIMARY KEY (rowid>?)"] + alarmPlaces.prefix(2) + [
            "CORRELATED SCALAR SUBQUERY 2", "SEARCH scoped USING INTEGER PRIMARY KEY (rowid=?)",
            "CORRELATED SCALAR SUBQUERY 1", suppressedRun, "CORRELATED SCALAR SUBQUERY 4",
            "SEARCH scoped USING INDEX bedByHousehold (household=?)", "CORRELATED SCALAR SUBQUERY 3", suppressedRun,
            "CORRELATED SCALAR SUBQUERY 6", "SEARCH scopedHousehold USING INTEGER PRIMARY KEY (rowid=?)",
            "CORRELATED SCALAR SUBQUERY 5", suppressedRun, "CORRELATED SCALAR SUBQUERY 8",
            "SEARCH scopedDevice USING INTEGER PRIMARY KEY (rowid=?)", "CORRELATED SCALAR SUBQUERY 7", suppressedRun,
        ] + scopedHousehold(9) + [
            "CORRELATED SCALAR SUBQUERY 16", "SEARCH alarm USING INTEGER PRIMARY KEY (rowid=?)",
            "SEARCH rungBed USING INTEGER PRIMARY KEY (rowid=?) LEFT-JOIN",
            "SEARCH rung USING INTEGER PRIMARY KEY (rowid=?) LEFT-JOIN",
        ] + scopedAlarm(11) + alarmPlaces.suffix(1),
        .openIncidents: ["CO-ROUTINE page", "SCAN incident USING INDEX incidentOpen"] + incidentPlaces(4) + [
            "USE TEMP B-TREE FOR ORDER BY", "SCAN incident",
        ] + incidentCounts(from: 6) + ["USE TEMP B-TREE FOR ORDER BY"],
        .allIncidents: ["CO-ROUTINE page", "SEARCH incident USING INTEGER PRIMARY KEY (rowid<?)"] + incidentPlaces(4)
            + ["SCAN incident"] + incidentCounts(from: 6) + ["USE TEMP B-TREE FOR ORDER BY"],
        .oneIncident: ["SEARCH incident USING INTEGER PRIMARY KEY (rowid=?)"] + incidentPlaces(1)
            + incidentCounts(from: 3),
        .incidentBeds: [
            "SEARCH incident USING INTEGER PRIMARY KEY (rowid=?)",
            "SEARCH incidentBed USING PRIMARY KEY (incident=?)", "SEARCH bed USING INTEGER PRIMARY KEY (rowid=?)",
        ],
        .incidentProblems: [
            "SEARCH problem USING PRIMARY KEY (incident=?)", "SEARCH incident USING INTEGER PRIMARY KEY (rowid=?)",
            "CORRELATED SCALAR SUBQUERY 1", "SEARCH finder USING INDEX sqlite_autoindex_user_1 (user=?)",
        ],
        .drillsDue: [
            "MERGE (UNION ALL)", "LEFT", "MATERIALIZE drilled", "SCAN incidentBed",
            "SEARCH incident USING INTEGER PRIMARY KEY (rowid=?)", "USE TEMP B-TREE FOR GROUP BY",
            "SCAN bed USING COVERING INDEX sqlite_autoindex_bed_1",
        ] + drilledBeds + ["RIGHT", "SCAN bed"] + drilledBeds,
        .contacts: ["SCAN contact"], .shifts: ["SCAN dutyShift"],
    ]

    private static let suppressedRun = "SEARCH scopedRun USING INDEX assignmentRunning (device=?)"

    /// The beds of an incident are asked where they lie, once for the scope and each place.
    private static func incidentPlaces(_ count: Int) -> [String] {
        (0..<count).flatMap { number in
            [
                "CORRELATED SCALAR SUBQUERY \(number + 1)", "SEARCH met USING PRIMARY KEY (incident=?)",
                "SEARCH scoped USING INTEGER PRIMARY KEY (rowid=?)",
            ]
        }
    }

    /// The beds, alarms and problems of an incident are counted as far as they lie in the scope.
    private static func incidentCounts(from first: Int) -> [String] {
        let beds = [
            "SEARCH met USING PRIMARY KEY (incident=?)", "SEARCH counted USING INTEGER PRIMARY KEY (rowid=?)",
        ]
        return ["CORRELATED SCALAR SUBQUERY \(first)"] + beds + ["CORRELATED SCALAR SUBQUERY \(first + 1)"] + beds + [
            "CORRELATED SCALAR SUBQUERY \(first + 7)", "SEARCH rung USING PRIMARY KEY (incident=?)",
            "SEARCH alarm USING INTEGER PRIMARY KEY (rowid=?)",
            "SEARCH bed USING INTEGER PRIMARY KEY (rowid=?) LEFT-JOIN",
            "SEARCH device USING INTEGER PRIMARY KEY (rowid=?) LEFT-JOIN",
        ] + scopedAlarm(first + 2) + [
            "CORRELATED SCALAR SUBQUERY \(first + 9)", "SEARCH problem USING PRIMARY KEY (incident=?)",
            "CORRELATED SCALAR SUBQUERY \(first + 8)", "SEARCH finder USING INDEX sqlite_autoindex_user_1 (user=?)",
        ]
    }

    private static let drilledBeds = [
        "SEARCH drilled USING AUTOMATIC COVERING INDEX (bed=?) LEFT-JOIN", "USE TEMP B-TREE FOR GROUP BY",
        "USE TEMP B-TREE FOR ORDER BY",
    ]

    private static func running(_ subquery: Int) -> [String] {
        [
            "SCALAR SUBQUERY \(subquery)",
            "SEARCH device USING COVERING INDEX sqlite_autoindex_device_1 (identity=?)",
            "SEARCH assignment USING INDEX assignmentRunning (device=?)",
        ]
    }
}
