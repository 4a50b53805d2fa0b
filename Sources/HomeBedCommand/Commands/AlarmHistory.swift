import ArgumentParser
import CareCore
import CareRecords
import CareStore
import CareWire
import Gateway

/// `homebed alarm ALARM [--json]`
struct AlarmHistory: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alarm", abstract: "Shows everything that happened with one alarm.")

    @OptionGroup var target: AlarmArgument

    @Flag(help: "The alarm as one JSON object, then each transition as one; times with their offset.")
    var json = false

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let configuration = try shared.configuration()
        let reader = try StoreReader.open(path: configuration.database)
        guard let alarm = try reader.alarm(target.id, scope: .everything) else {
            throw CommandFailure(.refused, "alarm \(target.alarm): expected an alarm, there is none of that number")
        }
        let history = try reader.history(of: target.id)
        let titles = RuleTitles(profiles: configuration.profiles)
        if json {
            Console.record(Fields(alarm, titles: titles.all))
            history.forEach { Console.record(Fields($0, of: alarm.id)) }
            return
        }
        Console.result("alarm \(alarm.id) \(alarm.priority.name) \(alarm.rule) \(titles.title(of: alarm.rule))")
        Console.result(
            "\(alarm.placeText) \(alarm.device?.text ?? "-"), \(alarm.stateText), \(alarm.work.name), "
                + "assigned to \(alarm.assignee ?? "nobody")")
        var table = Table("EDGE", "AT", "WHAT", "STATE", "WORK", "PRIORITY", "COUNT", "BY", "DETAIL")
        for edge in history {
            table.add(
                "\(edge.edge)", TimeText.exact(edge.at), edge.cause.name, edge.state.name, edge.work.name,
                edge.priority.name, "\(edge.count)", edge.by ?? "-", edge.detail?.words.en ?? "")
        }
        table.lines.forEach(Console.result)
    }
}
