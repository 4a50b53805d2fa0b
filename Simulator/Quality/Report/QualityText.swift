/// The report as tables of 120 columns.
public struct QualityText {
    private let report: QualityReport

    /// Prepares to print.
    public init(_ report: QualityReport) { self.report = report }

    /// Every line.
    public var lines: [String] { head + [""] + table + [""] + clock + [""] + actors + [""] + foot }

    private var head: [String] {
        let rate = report.operatorRate
        let who = ["operator", "carer", "technician", "county"].map { "\($0) \(report.audiences[$0] ?? 0)" }
        return [
            report.title,
            "operator alarms a bed and week: \(Self.short(rate.value))  (95 %: \(Self.short(rate.low)) to "
                + "\(Self.short(rate.high)); bootstrap by household, \(Interval.draws) draws, seeded)",
            "alarms by who acts first: \(who.joined(separator: ", "))",
        ]
    }

    private var table: [String] {
        let titles = [
            "rule", "raised", "operator", "true", "false", "?", "asked", "missed", "unseen", "p50", "p95", "bed·week",
            "op·bed·week",
        ]
        let weeks = Double(report.beds) * report.days / 7
        let rows = report.rules.map { rule in
            [
                rule.rule, "\(rule.raised)", "\(rule.toOperator)", "\(rule.right)", "\(rule.wrong)",
                "\(rule.unjudged)", "\(rule.asked)", "\(rule.missed)", "\(rule.unseenCount)",
                Self.time(rule.delayMedian, rule), Self.time(rule.delay95, rule), Self.short(rule.perBedWeek),
                Self.short(Double(rule.toOperator) / weeks),
            ]
        }
        let sums = report.rules.reduce(into: Array(repeating: 0, count: 8)) { sums, rule in
            let row = [
                rule.raised, rule.toOperator, rule.right, rule.wrong, rule.unjudged, rule.asked, rule.missed,
                rule.unseenCount,
            ]
            for (index, number) in row.enumerated() { sums[index] += number }
        }
        let total =
            ["all"] + sums.map { "\($0)" } + [
                "", "", Self.short(Double(sums[0]) / weeks), Self.short(Double(sums[1]) / weeks),
            ]
        return ([titles] + rows + [total]).map { Self.row($0) }
    }

    private static func row(_ cells: [String]) -> String {
        let widths = [12, 8, 9, 8, 8, 6, 8, 8, 8, 9, 9, 10, 12]
        return zip(cells, widths).enumerated().map { index, cell in
            let space = String(repeating: " ", count: max(1, cell.1 - cell.0.count))
            return index == 0 ? cell.0 + space : space + cell.0
        }.joined()
    }

    /// Operator alarms by hour, as bars; the night, in which people sleep, is drawn darker.
    private var clock: [String] {
        let most = max(1, report.hours.max() ?? 1)
        let scale = QualityReport.duty.beds / Double(report.beds) / QualityReport.duty.operators / max(1, report.days)
        let bars = report.hours.enumerated().map { hour, count in
            let length = Int((Double(count) / Double(most) * 80).rounded())
            let mark = hour >= 22 || hour < 7 ? "█" : "▒"
            let each = Self.short(Double(count) * scale)
            return "\(hour < 10 ? "0" : "")\(hour)  " + String(repeating: mark, count: length)
                + "  \(count)  (\(each) an operator)"
        }
        return ["operator alarms by hour of the day (█ 22–07; in brackets a day of one operator of two, 2,100 beds)"]
            + bars
    }

    private var actors: [String] {
        ["who rings most (operator alarms of one rule at one place)"]
            + report.badActors.map { "  \($0.rule)  \($0.place)  \($0.alarms)" }
    }

    private var foot: [String] {
        let share = report.periods > 0 ? Double(report.floods) * 100 / Double(report.periods) : 0
        return [
            "night items (22–07) of one operator a night: \(Self.short(report.nightItems)); limit 20",
            "ten-minute periods with more than 10 of one operator: \(report.floods) of \(report.periods) "
                + "(\(Self.short(share)) %); worst \(Self.short(report.worstPeriod))",
            "real SOS, falls with a watch, smoke: \(report.emergencies), each alarmed exactly once: "
                + (report.isSafe ? "yes" : "NO, \(report.faults.count) faults")
                + "; falls that no device could tell of: \(report.unseenFalls)",
        ] + report.faults.prefix(20).map { "  \($0)" } + silence
    }

    /// Why nothing rang for what was asked for.
    private var silence: [String] {
        let reasons = HiddenReason.allCases.map { reason in
            "\(reason.rawValue) \(report.rules.reduce(0) { $0 + ($1.unseen[reason] ?? 0) })"
        }
        return ["unseen, by why: " + reasons.joined(separator: ", "), "missed: \(report.misses.count)"]
            + report.misses.prefix(20).map { "  \($0)" }
    }

    private static func time(_ seconds: Double, _ rule: RuleQuality) -> String {
        guard rule.asked > rule.missed + rule.unseenCount else { return "-" }
        return seconds < 120 ? "\(short(seconds)) s" : "\(short(seconds / 60)) m"
    }

    /// To three decimal places below ten, to one above.
    static func short(_ number: Double) -> String {
        let scale = number.magnitude < 10 ? 1_000.0 : 10.0
        return String((number * scale).rounded() / scale)
    }
}
