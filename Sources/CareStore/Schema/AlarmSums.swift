/// What is summed of alarms, as SQL over a row of `alarm`. Source: care.md 9 for the 60 and 180 seconds and the reasons
/// of a false alarm (3 false press, 5 device fault, 8 duplicate). Times count from the arrival at the gateway: nobody
/// can answer what has not come.
enum AlarmSums {
    /// The columns.
    static let names = [
        "count", "answeredSoon", "answeredAtLast", "calledBackSoon", "arrived", "arrivalTime", "closed", "mistaken",
    ]

    /// What a row adds to each; `row` stands before the names of its columns.
    static func all(_ row: String) -> [String] {
        [
            "1", "coalesce(\(row)acknowledgedAt - \(row)receivedAt <= 60000, 0)",
            "coalesce(\(row)acknowledgedAt - \(row)receivedAt <= 180000, 0)",
            "coalesce(\(row)calledBackAt - \(row)acknowledgedAt <= 60000, 0)", "(\(row)onSiteAt IS NOT NULL)",
            "coalesce(max(\(row)onSiteAt - \(row)receivedAt, 0), 0)", "(\(row)closedAt IS NOT NULL)",
            "(\(row)closedAt IS NOT NULL AND coalesce(\(row)closeReason IN (3, 5, 8), 0))",
        ]
    }
}
