import GRDB

@testable import CareStore

/// The plans of the queries that summaries are made of.
enum SummaryPlans {
    static func arguments(_ query: NamedQuery) -> StatementArguments {
        switch query {
        case .summaryDeviceUntil: [1, 1, 1, 1]
        case .summaryHeardDevice, .summaryDeviceDays: [1, 1]
        case .summaryDeviceMonths: ["532901", "532901~", 1, 1, 1]
        case .summaryAlarmRows, .summaryVisits: ["532901", "532901~", 1, 1]
        case .summaryOpenAlarms, .summaryRates, .summaryAlarms, .summaryVisitMonths: ["532901", "532901~", 1]
        case .summaryRevision: ["532901", 1, nil]
        case .summaryDue: ["532901"]
        default: ["532901", "532901~"]
        }
    }

    static let all: [NamedQuery: [String]] = [
        .summaryCounties: [
            "SEARCH county USING INDEX sqlite_autoindex_county_1 (county>? AND county<?)"
        ],
        .summaryTownships: [
            "SEARCH township USING INDEX sqlite_autoindex_township_1 (township>? AND township<?)"
        ],
        .summaryProviders: [
            "SCAN provider USING INDEX sqlite_autoindex_provider_1"
        ],
        .summaryCases: [
            "SCAN careCase USING INDEX sqlite_autoindex_careCase_1"
        ],
        .summaryResidents: [
            "SEARCH resident USING INDEX sqlite_autoindex_resident_1 (resident=?)",
            "LIST SUBQUERY 1",
            "SCAN careCase",
            "SEARCH residence USING INDEX sqlite_autoindex_residence_1 (household=?)",
        ],
        .summaryAssessments: [
            "SEARCH assessment USING INDEX assessmentByResident (resident=?)",
            "LIST SUBQUERY 1",
            "SCAN careCase",
        ],
        .summaryKit: [
            "SEARCH kitItem USING INDEX kitItemByBed (bed>? AND bed<?)"
        ],
        .summaryVisitMonths: [
            "SEARCH monthlyVisit USING PRIMARY KEY (county>? AND county<?)"
        ],
        .summaryVisits: [
            "SEARCH visit USING INTEGER PRIMARY KEY (rowid=?)",
            "LIST SUBQUERY 2",
            "COMPOUND QUERY",
            "LEFT-MOST SUBQUERY",
            "SEARCH county USING COVERING INDEX sqlite_autoindex_county_1 (county>? AND county<?)",
            "SEARCH own USING COVERING INDEX visitByEnd (county=? AND endAt>? AND endAt<?)",
            "UNION USING TEMP B-TREE",
            "SEARCH county USING COVERING INDEX sqlite_autoindex_county_1 (county>? AND county<?)",
            "SEARCH own USING COVERING INDEX visitByPlan (county=? AND plannedStart>? AND plannedStart<?)",
        ],
        .summaryTrainings: [
            "SCAN training",
            "SEARCH staff USING INDEX sqlite_autoindex_staff_1 (staff=?)",
            "SEARCH provider USING INDEX sqlite_autoindex_provider_1 (provider=?)",
        ],
        .summaryComplaints: [
            "SEARCH complaint USING INDEX complaintByTime (county>? AND county<?)"
        ],
        .summaryAssets: [
            "CO-ROUTINE back",
            "SCAN assetMove USING COVERING INDEX assetMoveBack",
            "SCAN back",
            "SEARCH asset USING COVERING INDEX assetWithCounty (asset=? AND county>? AND county<?)",
        ],
        .summaryMoves: [
            "CO-ROUTINE back",
            "SCAN assetMove USING COVERING INDEX assetMoveBack",
            "SCAN back",
            "SEARCH asset USING COVERING INDEX assetWithCounty (asset=? AND county>? AND county<?)",
            "SEARCH assetMove USING COVERING INDEX assetMoveCounted (asset=?)",
        ],
        .summaryRecoveries: [
            "SCAN recoveryOrder",
            "SEARCH asset USING INDEX sqlite_autoindex_asset_1 (asset=?)",
        ],
        .summaryMoney: [
            "SEARCH moneyEntry USING COVERING INDEX moneyEntryByCountyAndCase (county>? AND county<?)",
            "SEARCH training USING INDEX sqlite_autoindex_training_1 (training=?) LEFT-JOIN",
            "SEARCH staff USING INDEX sqlite_autoindex_staff_1 (staff=?) LEFT-JOIN",
        ],
        .summaryProblems: [
            "SEARCH bed USING COVERING INDEX sqlite_autoindex_bed_1 (identity>? AND identity<?)",
            "SEARCH maintenanceOrder USING COVERING INDEX maintenanceOrderByBed (bed=?)",
            "SEARCH maintenanceProblem USING PRIMARY KEY (maintenanceOrder=?)",
            "SEARCH device USING INTEGER PRIMARY KEY (rowid=?)",
            "SEARCH profileFact USING PRIMARY KEY (profile=?)",
        ],
        .summaryStays: stays,
        .summaryDeviceMonths: deviceMonths,
        .summaryDeviceUntil: [
            "SEARCH monthlyDevice USING PRIMARY KEY (placeKind=? AND place=? AND month<?)"
        ],
        .summaryDeviceDays: [
            "SEARCH dailyDevice USING PRIMARY KEY (day>? AND day<?)",
            "USE TEMP B-TREE FOR GROUP BY",
        ],
        .summaryHeardDevice: [
            "SEARCH dailyDevice USING PRIMARY KEY (day=? AND device=?)"
        ],
        .summaryRates: [
            "SEARCH bed USING COVERING INDEX sqlite_autoindex_bed_1 (identity>? AND identity<?)",
            "SEARCH dailyRate USING PRIMARY KEY (day=? AND bed=?)",
            "SCALAR SUBQUERY 1",
            "SEARCH rateDay USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)",
        ],
        .summaryAlarms: [
            "COMPOUND QUERY",
            "LEFT-MOST SUBQUERY",
            "SEARCH bed USING COVERING INDEX sqlite_autoindex_bed_1 (identity>? AND identity<?)",
            "SEARCH monthlyAlarm USING PRIMARY KEY (placeKind=? AND place=? AND month<?)",
            "UNION ALL",
            "SEARCH bed USING INDEX sqlite_autoindex_bed_1 (identity>? AND identity<?)",
            "CORRELATED SCALAR SUBQUERY 2",
            "SEARCH other USING INDEX bedByHousehold (household=?)",
            "SEARCH monthlyAlarm USING PRIMARY KEY (placeKind=? AND place=? AND month<?)",
        ],
        .summaryAlarmRows: alarmRows,
        .summaryOpenAlarms: openAlarms,
        .summaryStart: [
            "CO-ROUTINE (subquery-2)",
            "COMPOUND QUERY",
            "LEFT-MOST SUBQUERY",
            "SEARCH careCase",
            "UNION ALL",
            "SEARCH moneyEntry USING COVERING INDEX moneyEntryByCounty (county>? AND county<?)",
            "SEARCH (subquery-2)",
        ],
        .summaryRevisions: [
            "SEARCH summaryRevision USING INDEX sqlite_autoindex_summaryRevision_1 (county>? AND county<?)"
        ],
        .summaryRevision: [
            "SEARCH summaryRevision USING INDEX sqlite_autoindex_summaryRevision_1 (county=? AND month=?)"
        ],
        .summaryDue: [
            "SCAN CONSTANT ROW",
            "SCALAR SUBQUERY 1",
            "SEARCH summaryRevision USING COVERING INDEX sqlite_autoindex_summaryRevision_1 (county=?)",
            "SCALAR SUBQUERY 3",
            "SEARCH summaryFreeze USING COVERING INDEX sqlite_autoindex_summaryFreeze_1 (county=?)",
            "CORRELATED SCALAR SUBQUERY 2",
            "SEARCH summaryRevision USING COVERING INDEX sqlite_autoindex_summaryRevision_1 (county=? AND month=?)",
        ],
    ]

    /// How places are read: the beds of a county, and the households of its beds.
    private static let spots = [
        "COMPOUND QUERY",
        "LEFT-MOST SUBQUERY",
        "SEARCH bed USING COVERING INDEX sqlite_autoindex_bed_1 (identity>? AND identity<?)",
        "UNION ALL",
        "SEARCH bed USING INDEX sqlite_autoindex_bed_1 (identity>? AND identity<?)",
        "USE TEMP B-TREE FOR GROUP BY",
    ]

    /// How what hangs on beds and what hangs on households begins: places are read once for both.
    private static let twoSorts: [String] = ["COMPOUND QUERY", "LEFT-MOST SUBQUERY", "MATERIALIZE spot"] + spots

    private static let stays: [String] =
        twoSorts + [
            "SCAN spot",
            "SEARCH assignment USING INDEX assignmentByBed (bed=?)",
            "SEARCH device USING INTEGER PRIMARY KEY (rowid=?)",
            "UNION ALL",
            "SCAN spot",
            "SEARCH assignment USING INDEX assignmentByHousehold (household=?)",
            "SEARCH device USING INTEGER PRIMARY KEY (rowid=?)",
        ]

    private static let alarmRows: [String] =
        twoSorts + [
            "SCAN spot",
            "SEARCH alarm USING INDEX alarmByBed (bed=? AND raisedAt>? AND raisedAt<?)",
            "UNION ALL",
            "SCAN spot",
            "SEARCH alarm USING INDEX alarmByHousehold (household=? AND raisedAt>? AND raisedAt<?)",
        ]

    private static let openAlarms: [String] =
        twoSorts + [
            "SCAN alarm USING INDEX alarmOpen",
            "SEARCH spot USING AUTOMATIC COVERING INDEX (kind=? AND place=?)",
            "UNION ALL",
            "SEARCH alarm USING INDEX alarmOverMidnight (closedAt>?)",
            "SEARCH spot USING AUTOMATIC COVERING INDEX (kind=? AND place=?)",
        ]

    private static let deviceMonths: [String] =
        ["CO-ROUTINE spot"] + spots + [
            "SCAN spot",
            "SEARCH monthlyDevice USING PRIMARY KEY (placeKind=? AND place=? AND month=?)",
        ]
}
