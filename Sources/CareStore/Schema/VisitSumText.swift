internal import CareRecords

/// What is summed of visits, as SQL over a row of `visit`: `VisitSums` said again, in its order, because triggers know
/// SQL alone. Tests hold both together (`VisitMonthsTests`).
enum VisitSumText {
    /// The columns.
    static let names = [
        "served", "early", "promised", "further", "doubtful", "byTwo", "rated", "points", "length", "planned", "kept",
    ]

    /// Whether it took place and ended; `row` stands before the names of columns.
    static func isFinished(_ row: String) -> String {
        let states = VisitState.allCases.filter(\.isFinished).map { "'\($0.rawValue)'" }
        return "(\(row)state IN (\(states.joined(separator: ", "))))"
    }

    /// Whether it counts on the day on which it ended.
    static func hasEnded(_ row: String) -> String { "\(isFinished(row)) AND \(row)endAt IS NOT NULL" }

    /// Whether it counts on the day for which it was planned.
    static func isPlanned(_ row: String) -> String {
        "\(row)state <> '\(VisitState.void.rawValue)' AND \(row)plannedStart IS NOT NULL"
    }

    /// What a row that has ended adds to each column.
    static func ended(_ row: String, _ programme: VisitProgramme) -> [String] {
        let counts = counts(row)
        func ordinal(_ range: ClosedRange<Int64>) -> String {
            "\(row)ordinal BETWEEN \(range.lowerBound) AND \(range.upperBound)"
        }
        let day = MonthText.day(of: "\(row)endAt")
        let isEarly = "\(ordinal(programme.earlyOrdinals)) AND \(day) <= \(programme.earlyUntil.day)"
        return [
            counts, "(\(counts) AND \(isEarly))", "(\(counts) AND \(ordinal(programme.ordinals)))",
            "(\(counts) AND NOT (\(ordinal(programme.ordinals))))", "(NOT \(counts))", isByTwo(row),
            "(\(counts) AND \(row)rating IS NOT NULL)", "(\(counts) * coalesce(\(row)rating, 0))",
            "(\(counts) * coalesce(\(row)endAt - \(row)startAt, 0))", "0", "0",
        ]
    }

    /// What a row that was planned adds to each column.
    static func planned(_ row: String) -> [String] {
        Array(repeating: "0", count: names.count - 2) + ["1", isFinished(row)]
    }

    /// Whether at least two people serve: different ones by the form, so that a blank between two is enough.
    private static func isByTwo(_ row: String) -> String { "(instr(coalesce(\(row)staff, ''), ' ') > 0)" }

    /// Whether it is a served resident.
    private static func counts(_ row: String) -> String {
        let doubts = VisitAnomaly.allCases.filter(\.preventsCounting).map { anomaly in
            "instr(' ' || coalesce(\(row)anomalies, '') || ' ', ' \(anomaly.rawValue) ') = 0"
        }
        return "(\(([isByTwo(row)] + doubts).joined(separator: " AND ")))"
    }
}
