/// What is said of each rule, as tables of 120 columns at most.
struct RuleTables {
    let rules: [RuleQuality]

    private static let audiences = ["operator", "carer", "technician", "county"]

    /// What rang and what had to ring.
    var judgement: [String] {
        let table = TextTable([12, 8, 9, 8, 8, 6, 8, 8, 8, 9, 9])
        let titles = [
            "rule", "raised", "operator", "true", "false", "?", "asked", "missed", "unseen", "p50", "p95",
        ]
        let rows = rules.map { rule in
            [rule.rule] + Self.counts(rule).map { "\($0)" }
                + [Self.time(rule.delayMedian, rule), Self.time(rule.delay95, rule)]
        }
        return ([titles] + rows + [["all"] + sums(8, Self.counts)]).map { table.row($0) }
    }

    private static func counts(_ rule: RuleQuality) -> [Int] {
        [
            rule.raised, rule.toOperator, rule.right, rule.wrong, rule.unjudged, rule.asked, rule.missed,
            rule.unseenCount,
        ]
    }

    /// How often each rings, with the bounds of the headline.
    var rates: [String] {
        let table = TextTable([12, 12, 10, 10, 16, 10, 10])
        let titles = ["rule", "a bed·week", "low", "high", "operator", "low", "high"]
        return ["alarms and operator alarms a bed and week, with their 95 % bounds", table.row(titles)]
            + rules.map { rule in
                let cells = [rule.rate, rule.operatorRate].flatMap { [$0.value, $0.low, $0.high] }
                return table.row([rule.rule] + cells.map { QualityText.short($0) })
            }
    }

    /// Who acted first, and what came to an operator in the end.
    var audience: [String] {
        let table = TextTable([12] + Array(repeating: 12, count: Self.audiences.count) + [20])
        func counts(_ rule: RuleQuality) -> [Int] {
            Self.audiences.map { rule.audiences[$0] ?? 0 } + [rule.toOperator]
        }
        let rows = rules.map { [$0.rule] + counts($0).map { "\($0)" } }
        let titles = ["rule"] + Self.audiences + ["came to operators"]
        return ["alarms by who acts first"]
            + ([titles] + rows + [["all"] + sums(Self.audiences.count + 1, counts)]).map { table.row($0) }
    }

    /// Operator alarms by the hour, from noon to noon so that a night stands together.
    var hours: [String] {
        let order = Array(12..<24) + Array(0..<12)
        let table = TextTable([12] + Array(repeating: 4, count: 24) + [7])
        func counts(_ rule: RuleQuality) -> [Int] { order.map { rule.hours[$0] } + [rule.toOperator] }
        let rows = rules.filter { $0.toOperator > 0 }.map { rule in
            [rule.rule] + counts(rule).map { $0 == 0 ? "·" : "\($0)" }
        }
        let titles = ["rule"] + order.map { $0 < 10 ? "0\($0)" : "\($0)" } + ["all"]
        return ["operator alarms by rule and hour of the day"]
            + ([titles] + rows + [["all"] + sums(25, counts)]).map { table.row($0) }
    }

    private func sums(_ columns: Int, _ counts: (RuleQuality) -> [Int]) -> [String] {
        rules.reduce(into: Array(repeating: 0, count: columns)) { sums, rule in
            for (index, number) in counts(rule).enumerated() { sums[index] += number }
        }.map { "\($0)" }
    }

    private static func time(_ seconds: Double, _ rule: RuleQuality) -> String {
        guard rule.asked > rule.missed + rule.unseenCount else { return "-" }
        return seconds < 120 ? "\(QualityText.short(seconds)) s" : "\(QualityText.short(seconds / 60)) m"
    }
}
