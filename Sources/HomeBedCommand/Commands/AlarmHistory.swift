import ArgumentParser
import CareCore
import CareRecords
import CareStore
import Gateway

/// `homebed alarm ALARM [--json]`
struct AlarmHistory: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alarm", abstract: "Shows everything that happened with one alarm.")

    @OptionGroup var target: AlarmArgument

    @Flag(help: "The alarm as one JSON object, then each transition as one; times in milliseconds since 1970.")
    var json = false

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let configuration = try shared.configuration()
        let reader = try StoreReader.open(path: configuration.database)
        guard let alarm = try reader.alarm(target.id, scope: .everything) else {
            throw CommandFailure(.refused, "alarm \(target.alarm): expected an alarm, there is none of that number")
        }
        let history = try reader.history(of: target.id)
        if json {
            Console.record(RecordJSON.line(of: alarm))
            history.forEach { Console.record(RecordJSON.line(of: $0, alarm: alarm.id)) }
            return
        }
        let titles = RuleTitles(profiles: configuration.profiles)
        Console.result("alarm \(alarm.id) \(alarm.priority.name) \(alarm.rule) \(titles.title(of: alarm.rule))")
        Console.result(
            "\(alarm.placeText) \(alarm.device?.text ?? "-"), \(alarm.stateText), \(alarm.work.name), "
                + "assigned to \(alarm.assignee ?? "nobody")")
        var table = Table("EDGE", "AT", "WHAT", "STATE", "WORK", "PRIORITY", "COUNT", "BY", "DETAIL")
        for edge in history {
            table.add(
                "\(edge.edge)", TimeText.exact(edge.at), edge.cause.name, edge.state.name, edge.work.name,
                edge.priority.name, "\(edge.count)", edge.by ?? "-", edge.detail ?? "")
        }
        table.lines.forEach(Console.result)
    }
}
