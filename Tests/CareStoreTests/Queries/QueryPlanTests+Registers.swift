@testable import CareStore

extension QueryPlanTests {
    /// Plans of the lists of what is registered.
    static let registerPlans: [NamedQuery: [String]] = [
        .limitsEnded: [
            "SEARCH ended USING INDEX ruleOverrideByField (level=? AND scope=?)",
            "SEARCH former USING INTEGER PRIMARY KEY (rowid=?)", "CORRELATED SCALAR SUBQUERY 1",
            "SEARCH earlier USING COVERING INDEX ruleOverrideByField "
                + "(level=? AND scope=? AND rule=? AND field=? AND number<?)",
        ],
        .lastBeds: [
            "MATERIALIZE served", "SEARCH device USING INDEX sqlite_autoindex_device_1 (identity=?)",
            "SEARCH assignment USING PRIMARY KEY (device=?)", "USE TEMP B-TREE FOR ORDER BY", "SCAN served",
            "MULTI-INDEX OR", "INDEX 1", "SEARCH bed USING INTEGER PRIMARY KEY (rowid=?)", "INDEX 2",
            "SEARCH bed USING INDEX bedByHousehold (household=?)", "USE TEMP B-TREE FOR ORDER BY",
        ],
        .placesOfProvider: ["SCAN bed", "USE TEMP B-TREE FOR DISTINCT"],
        .bedPage: [
            "SEARCH bed USING INDEX sqlite_autoindex_bed_1 (identity>?)",
            "SEARCH household USING INTEGER PRIMARY KEY (rowid=?)",
            "SEARCH careCase USING INDEX careCaseServedByBed (bed=?) LEFT-JOIN",
        ],
        .oneBed: [
            "SEARCH bed USING INDEX sqlite_autoindex_bed_1 (identity=?)",
            "SEARCH household USING INTEGER PRIMARY KEY (rowid=?)",
            "SEARCH careCase USING INDEX careCaseServedByBed (bed=?) LEFT-JOIN",
        ],
        .devicesServing: joined(
            ["COMPOUND QUERY", "LEFT-MOST SUBQUERY", "SEARCH assignment USING INDEX assignmentByBed (bed=?)"],
            numbers(1), ["UNION ALL", "SEARCH assignment USING INDEX assignmentByHousehold (household=?)"], numbers(3)),
        .openAlarmPlaces: ["SCAN alarm USING INDEX alarmOpen"],
        .newestCheckpoint: [
            "SCAN CONSTANT ROW", "SCALAR SUBQUERY 1", "SCAN coreState", "SCALAR SUBQUERY 2", "SEARCH journal",
        ],
        .heardSince: joined(
            ["COMPOUND QUERY", "LEFT-MOST SUBQUERY", "SEARCH deviceState USING INTEGER PRIMARY KEY (rowid=?)"],
            numbers(1), ["UNION ALL", "SEARCH event USING INDEX eventByDevice (device=? AND at>?)"], numbers(3)),
        .heardInMinute: joined(["SEARCH reading USING PRIMARY KEY (minute=? AND device=?)"], numbers(1)),
        .newestCharges: joined(["SEARCH dailyMetric USING PRIMARY KEY (day=? AND device=?)"], numbers(1)),
        .presentMinutes: [
            "CO-ROUTINE present",
            "SETUP",
            "SEARCH reading USING PRIMARY KEY",
            "RECURSIVE STEP",
            "SCAN present",
            "CORRELATED SCALAR SUBQUERY 2",
            "SEARCH reading USING PRIMARY KEY (minute<?)",
            "SCAN present",
        ],
        .metricReadings: [
            "CO-ROUTINE present",
            "SETUP",
            "SEARCH reading USING PRIMARY KEY (minute>?)",
            "RECURSIVE STEP",
            "SCAN present",
            "CORRELATED SCALAR SUBQUERY 2",
            "SEARCH reading USING PRIMARY KEY (minute>?)",
            "SCAN present",
            "SEARCH reading USING PRIMARY KEY (minute=? AND device=? AND metric=?)",
        ],
        .metricFacts: [
            "SEARCH dailyMetric USING PRIMARY KEY (day=? AND device=?)",
            "SEARCH dailyDevice USING PRIMARY KEY (day=? AND device=? AND segment=?)",
            "SEARCH bed USING INTEGER PRIMARY KEY (rowid=?) LEFT-JOIN",
            "SEARCH household USING INTEGER PRIMARY KEY (rowid=?) LEFT-JOIN",
        ],
        .shiftPage: ["SEARCH dutyShift USING PRIMARY KEY ((role,scope,start,person)>(?,?,?,?))"],
        .shiftScopes: ["SCAN dutyShift", "USE TEMP B-TREE FOR DISTINCT"],
        .contactScopes: ["SEARCH contact USING PRIMARY KEY (person=?)", "USE TEMP B-TREE FOR DISTINCT"],
        .ledgerPage: ["SEARCH ledger USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"],
        .ledgerPageOfSubject: ["SEARCH ledger USING INDEX ledgerSubject (subject=? AND number>? AND number<?)"],
        .devicePage: ["SEARCH device USING INDEX sqlite_autoindex_device_1 (identity>?)"] + devicePlaces(from: 0),
        .oneDevice: ["SEARCH device USING INDEX sqlite_autoindex_device_1 (identity=?)"] + devicePlaces(from: 0),
        .devicePageOfBed: [
            "SEARCH device USING INTEGER PRIMARY KEY (rowid=?)",
            "LIST SUBQUERY 4",
            "COMPOUND QUERY",
            "LEFT-MOST SUBQUERY",
            "SEARCH assignment USING INDEX assignmentByBed (bed=?)",
            "SCALAR SUBQUERY 1",
            "SEARCH bed USING COVERING INDEX sqlite_autoindex_bed_1 (identity=?)",
            "UNION ALL",
            "SEARCH assignment USING INDEX assignmentByHousehold (household=?)",
            "SCALAR SUBQUERY 3",
            "SEARCH bed USING INDEX sqlite_autoindex_bed_1 (identity=?)",
        ] + devicePlaces(from: 4) + ["USE TEMP B-TREE FOR ORDER BY"],
    ]

    private static func joined(_ parts: [String]...) -> [String] { parts.flatMap { $0 } }

    /// The numbers of a page's rows, which are one parameter.
    private static func numbers(_ subquery: Int) -> [String] {
        ["LIST SUBQUERY \(subquery)", "SCAN json_each VIRTUAL TABLE INDEX 1:"]
    }

    /// Where a device lies is asked four times, once for the scope and each place, in four ways each.
    private static func devicePlaces(from first: Int) -> [String] {
        let ways = [
            "scoped USING INTEGER PRIMARY KEY (rowid=?)", "scoped USING INDEX bedByHousehold (household=?)",
            "scopedHousehold USING INTEGER PRIMARY KEY (rowid=?)", "scopedDevice USING INTEGER PRIMARY KEY (rowid=?)",
        ]
        return (0..<16).flatMap { number in
            [
                "CORRELATED SCALAR SUBQUERY \(first + 2 * number + 2)", "SEARCH \(ways[number % 4])",
                "CORRELATED SCALAR SUBQUERY \(first + 2 * number + 1)",
                "SEARCH scopedRun USING INDEX assignmentRunning (device=?)",
            ]
        } + [
            "SEARCH profileFact USING PRIMARY KEY (profile=?) LEFT-JOIN",
            "SEARCH assignment USING INDEX assignmentRunning (device=?) LEFT-JOIN",
            "SEARCH bed USING INTEGER PRIMARY KEY (rowid=?) LEFT-JOIN",
            "SEARCH household USING INTEGER PRIMARY KEY (rowid=?) LEFT-JOIN",
        ]
    }
}
