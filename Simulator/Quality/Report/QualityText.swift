/// The report as tables of 120 columns.
public struct QualityText {
    private let report: QualityReport

    /// Prepares to print.
    public init(_ report: QualityReport) { self.report = report }

    /// Every line.
    public var lines: [String] {
        let tables = RuleTables(rules: report.rules)
        let parts = [
            head, tables.judgement, tables.rates, tables.audience, tables.hours, clock, actors, foot,
        ]
        return Array(parts.joined(separator: [""]))
    }

    private var head: [String] {
        let rate = report.operatorRate
        return [
            report.title,
            "\(Self.short(report.days)) days count, after \(Self.short(report.warmUpDays)) of warm-up that do not",
            "operator alarms a bed and week, a whole town's with them: \(Self.short(rate.value))  (95 %: "
                + "\(Self.short(rate.low)) to \(Self.short(rate.high)))",
            "bounds: percentile bootstrap by household, an alarm of no household by itself, \(Interval.draws) draws, "
                + "seeded",
        ]
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

    /// To three decimal places below ten, to one above.
    static func short(_ number: Double) -> String {
        let scale = number.magnitude < 10 ? 1_000.0 : 10.0
        return String((number * scale).rounded() / scale)
    }
}
