/// What is summed of alarms, as SQL over a row of `alarm`: one a figure, in the order of `AlarmTally`. Sources: care.md
/// 8.2 for the rules (SOS-1 is the emergency call, FALL-1 and FALL-2 falls, BED-1 out of bed at night and not back,
/// WET-2 wet and not changed); care.md 9 for the 60 and 180 seconds and the reasons of a false alarm (3 false press, 5
/// device fault, 8 duplicate). Times count from the arrival at the gateway: nobody can answer what has not come.
enum AlarmSums {
    /// The columns.
    static let names = [
        "p1", "p2", "p3", "p4", "calls", "falls", "bedExits", "wetOverdue", "answeredSoon", "answeredAtLast",
        "calledBackSoon", "arrived", "arrivalTime", "closed", "mistaken",
    ]

    /// What a row adds to each; `row` stands before the names of its columns.
    static func all(_ row: String) -> [String] {
        (1...4).map { "(\(row)priority = \($0))" } + [
            "(\(row)rule = 'SOS-1')", "(\(row)rule IN ('FALL-1', 'FALL-2'))", "(\(row)rule = 'BED-1')",
            "(\(row)rule = 'WET-2')", ofFirst(row, "\(row)acknowledgedAt - \(row)receivedAt <= 60000"),
            ofFirst(row, "\(row)acknowledgedAt - \(row)receivedAt <= 180000"),
            ofFirst(row, "\(row)calledBackAt - \(row)acknowledgedAt <= 60000"),
            ofFirst(row, "\(row)onSiteAt IS NOT NULL"), ofFirst(row, "max(\(row)onSiteAt - \(row)receivedAt, 0)"),
            "(\(row)closedAt IS NOT NULL)",
            "(\(row)closedAt IS NOT NULL AND coalesce(\(row)closeReason IN (3, 5, 8), 0))",
        ]
    }

    /// Whether an alarm was closed on a later day in Asia/Shanghai than that on which it was raised.
    static let isOverMidnight = """
        closedAt IS NOT NULL AND \(MonthText.day(of: "closedAt")) > \(MonthText.day(of: "raisedAt"))
        """

    /// What counts of alarms of priority 1 alone.
    private static func ofFirst(_ row: String, _ value: String) -> String {
        "((\(row)priority = 1) * coalesce(\(value), 0))"
    }
}
