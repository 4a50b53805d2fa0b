import ArgumentParser
import CareCore
import CareRecords
import CareStore
import CareWire
import Gateway

/// `homebed orders show ORDER [--json]`
struct OrdersShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows one maintenance order and its problems.")

    @OptionGroup var target: OrderArgument

    @Flag(help: "The order as one JSON object, then each problem as one; times with their offset.")
    var json = false

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let configuration = try shared.configuration()
        let reader = try StoreReader.open(path: configuration.database)
        guard let order = try reader.order(target.id, scope: .everything) else {
            throw CommandFailure(.refused, "order \(target.order): expected an order, there is none of that number")
        }
        let problems = try reader.problems(of: order.id)
        if json {
            Console.record(Fields(order))
            problems.forEach { Console.record(Fields($0)) }
            return
        }
        let titles = RuleTitles(profiles: configuration.profiles)
        Console.result("order \(order.id) of bed \(order.bed), opened \(TimeText.short(order.openedAt))")
        if let at = order.closedAt {
            Console.result("closed \(TimeText.short(at)) by \(order.closedBy ?? "-"): \(order.closeText ?? "")")
        }
        var table = Table(
            "NO", "STEP", "PRIORITY", "RULE", "TITLE", "DEVICE", "FOUND", "LAST", "COUNT", "ENDED", "ALARM")
        for record in problems {
            let problem = record.problem
            table.add(
                "\(problem.number)", problem.step.title, problem.priority.name, problem.rule,
                titles.title(of: problem.rule), record.device?.text ?? problem.report?.thing ?? "-",
                TimeText.short(problem.foundAt),
                TimeText.short(problem.lastAt), "\(problem.count)", problem.endedAt.map(TimeText.short) ?? "-",
                problem.alarm.map { "\($0)" } ?? "-")
        }
        table.lines.forEach(Console.result)
        problems.map(\.problem).flatMap(way).forEach(Console.result)
    }

    /// What was done with a problem, a line a step.
    private func way(_ problem: MaintenanceProblem) -> [String] {
        var lines: [String] = []
        if let report = problem.report {
            lines.append("报修 \(TimeText.short(problem.foundAt)) \(report.by)：\(report.text)")
        }
        if let assignment = problem.assignment {
            lines.append(
                "派单 \(TimeText.short(assignment.at)) \(assignment.by) → \(assignment.to)，"
                    + "期限 \(TimeText.short(assignment.due))")
        }
        if let mending = problem.mending {
            let work = mending.work
            lines.append(
                "整改 \(TimeText.short(mending.at)) \(mending.by)：\(work.text)"
                    + (work.parts.isEmpty ? "" : "，配件 \(work.parts)") + (work.replacedBattery ? "，已换电池" : ""))
        }
        if let evidence = problem.evidence {
            lines.append("设备 \(TimeText.short(evidence.at)) \(evidence.kind.name)")
        }
        if let acceptance = problem.acceptance {
            let seen = if case .inspection(let text) = acceptance.proof { "：\(text)" } else { "：telemetry" }
            lines.append("验收 \(TimeText.short(acceptance.at)) \(acceptance.by)\(seen)")
        }
        if let signature = problem.signature {
            lines.append(
                "签名 \(TimeText.short(signature.at)) \(signature.by)"
                    + (signature.note.isEmpty ? "" : "：\(signature.note)"))
        }
        return lines.map { "  \(problem.number) \($0)" }
    }
}
