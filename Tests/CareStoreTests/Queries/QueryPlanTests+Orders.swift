@testable import CareStore

extension QueryPlanTests {
    /// Plans of the lists of maintenance orders and their problems.
    static let orderPlans: [NamedQuery: [String]] = [
        .openOrders: [
            "SCAN maintenanceOrder USING INDEX maintenanceOrderOpen", "SEARCH bed USING INTEGER PRIMARY KEY (rowid=?)",
        ] + problemCounts + ["USE TEMP B-TREE FOR ORDER BY"],
        .allOrders: [
            "SEARCH maintenanceOrder USING INTEGER PRIMARY KEY (rowid<?)",
            "SEARCH bed USING INTEGER PRIMARY KEY (rowid=?)",
        ] + problemCounts,
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
        .openOrderThings: [
            "SCAN maintenanceOrder USING INDEX maintenanceOrderOpen",
            "SEARCH bed USING INTEGER PRIMARY KEY (rowid=?)", problemsOfOrder,
        ],
    ]

    private static let problemsOfOrder = "SEARCH maintenanceProblem USING PRIMARY KEY (maintenanceOrder=?)"

    private static let problemCounts = [
        "CORRELATED SCALAR SUBQUERY 1", "SEARCH problem USING PRIMARY KEY (maintenanceOrder=?)",
        "CORRELATED SCALAR SUBQUERY 2", "SEARCH problem USING PRIMARY KEY (maintenanceOrder=?)",
    ]
}
