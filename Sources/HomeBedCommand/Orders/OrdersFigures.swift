import ArgumentParser
import CareCore
import CareRecords
import CareWire
import Gateway

/// `homebed orders figures [--from DAY] [--until DAY] [--county C] [--json]`
struct OrdersFigures: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "figures",
        abstract: "Mean and median time to repair, and the share of critical faults mended in time.",
        discussion: """
            Of problems that were mended, and critical ones that were found, from the first to the last day; 30 days \
            to today without them. A critical fault counts once it is mended or its time is over. Each figure names \
            its problems: 12/3 is problem 3 of order 12.
            """)

    @Option(help: ArgumentHelp("The first day.", valueName: "2022-03-01"))
    var from: String?

    @Option(help: ArgumentHelp("The last day.", valueName: "2022-03-31"))
    var until: String?

    @OptionGroup var scope: RepairScopeOptions

    func validate() throws {
        _ = try DayText.day(from, "--from")
        _ = try DayText.day(until, "--until")
    }

    func run() throws {
        let desk = try RepairDesk(try scope.shared.configuration())
        let last = try DayText.day(until, "--until") ?? CivilDate(of: desk.now)
        let first = try DayText.day(from, "--from") ?? last.adding(-29)
        guard first <= last else {
            throw CommandFailure(
                .usage, "error: --from: expected a day not after \(last.recordText), found \(first.recordText)")
        }
        let figures = RepairFigures(
            try desk.lines(since: first.start - .days(366), county: try scope.code()), in: first.start..<last.end,
            rules: desk.profiles.repairs, now: desk.now)
        if scope.json { return Console.record(fields(figures, first, last)) }
        var table = Table("指标", "数值", "问题")
        table.add("已整改", "\(figures.mended.count)", list(figures.mended))
        table.add("平均修复时长", hours(figures.mean), "")
        table.add("修复时长中位数", hours(figures.median), "")
        table.add(
            "关键故障\(desk.profiles.repairs.criticalDeadline.count / 3_600_000)小时内修复",
            "\(figures.criticalInTime.count)/\(figures.critical.count)", list(figures.criticalInTime))
        table.add(
            "超时未修复或修复超时", "\(figures.critical.count - figures.criticalInTime.count)",
            list(figures.critical.filter { !figures.criticalInTime.contains($0) }))
        table.add("未到期", "\(figures.criticalWaiting.count)", list(figures.criticalWaiting))
        table.add("自行恢复", "\(figures.criticalOver.count)", list(figures.criticalOver))
        table.lines.forEach(Console.result)
    }

    private func list(_ keys: [String]) -> String { keys.joined(separator: " ") }

    /// Hours with one decimal.
    private func hours(_ length: Milliseconds?) -> String {
        guard let length else { return "-" }
        let tenths = (length.count * 10 + 1_800_000) / 3_600_000
        return "\(tenths / 10).\(tenths % 10) h"
    }

    private func fields(_ figures: RepairFigures, _ first: CivilDate, _ last: CivilDate) -> Fields {
        Fields { fields in
            fields.put("from", first.recordText)
            fields.put("until", last.recordText)
            fields.put("mean_ms", figures.mean?.count)
            fields.put("median_ms", figures.median?.count)
            for (name, keys) in [
                ("mended", figures.mended), ("critical", figures.critical),
                ("critical_in_time", figures.criticalInTime), ("critical_waiting", figures.criticalWaiting),
                ("critical_over", figures.criticalOver),
            ] {
                fields.put(name, keys)
            }
        }
    }
}
