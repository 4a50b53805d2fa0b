import ArgumentParser
import CareCore
import CareRecords
import Gateway

/// `homebed orders age [--county C] [--overdue] [--json]`
struct OrdersAge: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "age", abstract: "Lists unsigned problems, the oldest first, with days over their time.",
        discussion: "Times by priority and rule: repairs/ of the profiles.")

    @Flag(help: "Only those over their time.")
    var overdue = false

    @OptionGroup var scope: RepairScopeOptions

    func run() throws {
        let configuration = try scope.shared.configuration()
        let desk = try RepairDesk(configuration)
        let lines = OpenRepairs.byAge(try desk.lines(since: Timestamp(milliseconds: .max), county: try scope.code()))
            .filter { !overdue || $0.overdue(at: desk.now) != nil }
        if scope.json {
            return lines.forEach { Console.record(RecordJSON.fields(of: $0, overdue: $0.overdue(at: desk.now))) }
        }
        let titles = RuleTitles(profiles: configuration.profiles)
        var table = Table(
            "ORDER", "PROBLEM", "BED", "DEVICE", "RULE", "TITLE", "PRIORITY", "STEP", "FOUND", "DUE", "DAYS OVER", "TO")
        for line in lines {
            let over = line.overdue(at: desk.now).map { "\(OpenRepairs.begunDays($0))" } ?? "-"
            table.add(
                "\(line.order)", "\(line.problem.number)", "\(line.bed)",
                line.device?.text ?? line.problem.report?.thing ?? "-", line.problem.rule,
                titles.title(of: line.problem.rule), line.problem.priority.name + (line.isCritical ? " 关键" : ""),
                line.problem.step.title, TimeText.short(line.problem.foundAt), TimeText.short(line.due), over,
                line.problem.assignment?.to ?? "-")
        }
        table.lines.forEach(Console.result)
        let late = lines.count { $0.overdue(at: desk.now) != nil }
        Console.tell("\(lines.count) problems, \(late) over their time")
    }
}
