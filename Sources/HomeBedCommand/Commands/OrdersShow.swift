import ArgumentParser
import CareCore
import CareStore
import Gateway

/// `homebed orders show ORDER [--json]`
struct OrdersShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows one maintenance order and its problems.")

    @OptionGroup var target: OrderArgument

    @Flag(help: "The order as one JSON object, then each problem as one; times in milliseconds since 1970.")
    var json = false

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let configuration = try shared.configuration()
        let reader = try StoreReader.open(path: configuration.database)
        guard let order = try reader.order(target.id) else {
            throw CommandFailure(.refused, "order \(target.order): expected an order, there is none of that number")
        }
        let problems = try reader.problems(of: order.id)
        if json {
            Console.record(RecordJSON.line(of: order))
            problems.forEach { Console.record(RecordJSON.line(of: $0, order: order.id)) }
            return
        }
        let titles = RuleTitles(profiles: configuration.profiles)
        Console.result("order \(order.id) of bed \(order.bed), opened \(TimeText.short(order.openedAt))")
        if let at = order.closedAt {
            Console.result("closed \(TimeText.short(at)) by \(order.closedBy ?? "-"): \(order.closeText ?? "")")
        }
        var table = Table("PRIORITY", "RULE", "TITLE", "DEVICE", "FOUND", "LAST", "COUNT", "ENDED", "ALARM")
        for problem in problems {
            table.add(
                problem.priority.name, problem.rule, titles.title(of: problem.rule), problem.device?.text ?? "-",
                TimeText.short(problem.foundAt), TimeText.short(problem.lastAt), "\(problem.count)",
                problem.endedAt.map(TimeText.short) ?? "-", "\(problem.alarm)")
        }
        table.lines.forEach(Console.result)
    }
}
