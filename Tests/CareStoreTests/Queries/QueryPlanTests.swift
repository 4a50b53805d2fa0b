import CareCore
import GRDB
import Testing

@testable import CareStore

/// A lost index shows here before it shows at the county.
@Suite struct QueryPlanTests {
    @Test(arguments: NamedQuery.allCases)
    func `the plan of a named query is what it was`(query: NamedQuery) throws {
        let open = try OpenStore(registry: false)
        let plan = try open.store.pool.read { db in
            try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + query.sql, arguments: Self.arguments(query))
                .map { $0["detail"] as String }
        }
        #expect(plan == Self.plans[query])
    }

    private static func arguments(_ query: NamedQuery) -> StatementArguments {
        switch query {
        case .openAlarmCounts, .overrides, .suppressions, .contacts, .shifts, .waitingChannels, .drillsDue:
            []
        case .newestFacts, .openOrderDevices: []
        case .openOrders, .allOrders: [1, nil]
        case .notificationLog: [1, nil, nil, nil, nil]
        case .dueNotifications: ["sms", 1, 1, 1]
        case .deliveryAttempts: ["m"]
        case .ledgerOfSubject: [1, "s-1"]
        case .requestAnswer: ["Li", "k-1"]
        case .sightings, .readingsBetween, .absences, .newestEvent, .newestReadings, .heardDays, .deviceEvents,
            .leastOfDay:
            [1, 1, 1]
        case .openAlarms, .allAlarms: [1, nil, nil, nil, nil, nil]
        case .deviceReadings, .overview, .events, .badActors, .dailyWords, .dailyUses, .heardMinutes: [1, 1]
        default: [1]
        }
    }

    private static let places = [
        "SEARCH bed USING INTEGER PRIMARY KEY (rowid=?) LEFT-JOIN",
        "SEARCH household USING INTEGER PRIMARY KEY (rowid=?) LEFT-JOIN",
    ]

    private static let alarmPlaces = ["SEARCH device USING INTEGER PRIMARY KEY (rowid=?) LEFT-JOIN"] + places

    private static let filteredPlaces =
        Array(alarmPlaces.prefix(2)) + [
            "SCALAR SUBQUERY 1", "SEARCH bed USING INDEX sqlite_autoindex_bed_1 (identity=?)",
        ] + alarmPlaces.suffix(1)

    private static func seen(_ index: String, _ subquery: String) -> [String] {
        [
            "SCAN bed", "SEARCH event USING INDEX \(index)=? AND at>? AND at<?)",
            "SEARCH device USING INTEGER PRIMARY KEY (rowid=?)", "CORRELATED SCALAR SUBQUERY \(subquery)",
            "SEARCH assignment USING INDEX assignmentByHousehold (household=?)",
            "SEARCH hub USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH profileFact USING PRIMARY KEY (profile=?)",
            "USE TEMP B-TREE FOR ORDER BY",
        ]
    }

    private static let plans: [NamedQuery: [String]] = [
        .openAlarms: ["SCAN alarm USING INDEX alarmOpen"] + filteredPlaces + ["USE TEMP B-TREE FOR ORDER BY"],
        .allAlarms: ["SCAN alarm"] + filteredPlaces,
        .alarmHistory: ["SEARCH alarmEdge USING PRIMARY KEY (alarm=?)"],
        .sightings: ["MERGE (UNION ALL)", "LEFT"] + Self.seen("eventByBed (bed", "1") + ["RIGHT"]
            + Self.seen("eventByHousehold (household", "3"),
        .bedDevices: [
            "MERGE (UNION)", "LEFT", "SEARCH bed USING INDEX sqlite_autoindex_bed_1 (identity=?)",
            "SEARCH household USING INTEGER PRIMARY KEY (rowid=?)",
            "SEARCH assignment USING COVERING INDEX assignmentByBed (bed=?)",
            "SEARCH device USING INTEGER PRIMARY KEY (rowid=?)", "USE TEMP B-TREE FOR ORDER BY", "RIGHT",
            "SEARCH bed USING INDEX sqlite_autoindex_bed_1 (identity=?)",
            "SEARCH household USING INTEGER PRIMARY KEY (rowid=?)",
            "SEARCH assignment USING COVERING INDEX assignmentByHousehold (household=?)",
            "SEARCH device USING INTEGER PRIMARY KEY (rowid=?)", "USE TEMP B-TREE FOR ORDER BY",
        ],
        .heardDays: [
            "SCAN CONSTANT ROW", "SCALAR SUBQUERY 5", "MATERIALIZE heard", "MATERIALIZE back", "SETUP",
            "SCAN CONSTANT ROW", "RECURSIVE STEP", "SCAN back", "SCAN back", "CORRELATED SCALAR SUBQUERY 3",
            "SEARCH dailyDevice USING PRIMARY KEY (day=?)", "SCAN heard", "SCALAR SUBQUERY 6", "SEARCH heard",
            "SCALAR SUBQUERY 7", "SCAN heard", "SEARCH dailyDevice USING PRIMARY KEY (day=? AND device=?)",
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
        .newestReadings: [
            "CO-ROUTINE present", "SETUP", "SEARCH reading USING PRIMARY KEY (minute<?)", "RECURSIVE STEP",
            "SCAN present", "CORRELATED SCALAR SUBQUERY 2", "SEARCH reading USING PRIMARY KEY (minute<?)",
            "SCAN present", "SEARCH reading USING PRIMARY KEY (minute=? AND device=?)",
        ],
        .alarmsOpenAt: [
            "COMPOUND QUERY", "LEFT-MOST SUBQUERY", "SCAN alarm USING INDEX alarmOpen", "UNION ALL",
            "SEARCH alarm USING INDEX alarmByClosing (closedAt>?)",
        ],
        .ordersOpenAt: [
            "COMPOUND QUERY", "LEFT-MOST SUBQUERY", "SCAN maintenanceOrder USING INDEX maintenanceOrderOpen",
            "UNION ALL", "SEARCH maintenanceOrder USING INDEX maintenanceOrderByClosing (closedAt>?)",
        ],
        .ledger: ["SCAN ledger"],
        .ledgerOfSubject: ["SEARCH ledger USING INDEX ledgerSubject (subject=?)"],
        .oneAlarm: ["SEARCH alarm USING INTEGER PRIMARY KEY (rowid=?)"] + alarmPlaces,
        .deviceNumber: ["SEARCH device USING COVERING INDEX sqlite_autoindex_device_1 (identity=?)"],
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
        .openOrders: [
            "SCAN maintenanceOrder USING INDEX maintenanceOrderOpen", "SEARCH bed USING INTEGER PRIMARY KEY (rowid=?)",
        ] + problemCounts + ["USE TEMP B-TREE FOR ORDER BY"],
        .allOrders: ["SCAN maintenanceOrder", "SEARCH bed USING INTEGER PRIMARY KEY (rowid=?)"] + problemCounts,
        .oneOrder: [
            "SEARCH maintenanceOrder USING INTEGER PRIMARY KEY (rowid=?)",
            "SEARCH bed USING INTEGER PRIMARY KEY (rowid=?)",
        ] + problemCounts,
        .orderProblems: [
            "SEARCH maintenanceOrder USING INTEGER PRIMARY KEY (rowid=?)",
            "SEARCH bed USING INTEGER PRIMARY KEY (rowid=?)", problemsOfOrder,
            "SEARCH device USING INTEGER PRIMARY KEY (rowid=?) LEFT-JOIN",
        ],
        .problemsSince: [
            "SCAN maintenanceOrder", "SEARCH bed USING INTEGER PRIMARY KEY (rowid=?)", problemsOfOrder,
            "SEARCH device USING INTEGER PRIMARY KEY (rowid=?) LEFT-JOIN",
        ],
        .openOrderDevices: ["SCAN maintenanceOrder USING INDEX maintenanceOrderOpen", problemsOfOrder],
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
        .suppressions: ["SCAN suppression"] + alarmPlaces,
        .openIncidents: ["SCAN incident USING INDEX incidentOpen"] + incidentCounts + ["USE TEMP B-TREE FOR ORDER BY"],
        .allIncidents: ["SCAN incident"] + incidentCounts,
        .oneIncident: ["SEARCH incident USING INTEGER PRIMARY KEY (rowid=?)"] + incidentCounts,
        .incidentBeds: [
            "SEARCH incidentBed USING PRIMARY KEY (incident=?)", "SEARCH bed USING INTEGER PRIMARY KEY (rowid=?)",
        ],
        .incidentProblems: ["SEARCH incidentProblem USING PRIMARY KEY (incident=?)"],
        .drillsDue: [
            "MERGE (UNION ALL)", "LEFT", "MATERIALIZE drilled", "SCAN incidentBed",
            "SEARCH incident USING INTEGER PRIMARY KEY (rowid=?)", "USE TEMP B-TREE FOR GROUP BY",
            "SCAN bed USING COVERING INDEX sqlite_autoindex_bed_1",
        ] + drilledBeds + ["RIGHT", "SCAN bed"] + drilledBeds,
        .contacts: ["SCAN contact"], .shifts: ["SCAN dutyShift"],
    ]

    private static let incidentCounts = [
        "CORRELATED SCALAR SUBQUERY 1", "SEARCH bed USING PRIMARY KEY (incident=?)", "CORRELATED SCALAR SUBQUERY 2",
        "SEARCH bed USING PRIMARY KEY (incident=?)", "CORRELATED SCALAR SUBQUERY 3",
        "SEARCH alarm USING PRIMARY KEY (incident=?)", "CORRELATED SCALAR SUBQUERY 4",
        "SEARCH problem USING PRIMARY KEY (incident=?)",
    ]

    private static let drilledBeds = [
        "SEARCH drilled USING AUTOMATIC COVERING INDEX (bed=?) LEFT-JOIN", "USE TEMP B-TREE FOR GROUP BY",
        "USE TEMP B-TREE FOR ORDER BY",
    ]

    private static let problemsOfOrder = "SEARCH maintenanceProblem USING PRIMARY KEY (maintenanceOrder=?)"

    private static let problemCounts = [
        "CORRELATED SCALAR SUBQUERY 1", "SEARCH problem USING PRIMARY KEY (maintenanceOrder=?)",
        "CORRELATED SCALAR SUBQUERY 2", "SEARCH problem USING PRIMARY KEY (maintenanceOrder=?)",
    ]
}
