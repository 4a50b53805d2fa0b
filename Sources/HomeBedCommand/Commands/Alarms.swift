import ArgumentParser
import CareCore
import CareRecords
import CareStore
import CareWire
import Gateway

/// `homebed alarms [--open] [--shelved] [--mine WHO] … [--json]`
struct Alarms: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists alarms, the newest first.")

    @OptionGroup var filter: AlarmFilterOptions

    @Flag(help: "One JSON object a line; times with their offset.")
    var json = false

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let configuration = try shared.configuration()
        let limit = StoreReader.usualLimit
        let alarms = try StoreReader.open(path: configuration.database).alarms(
            try filter.filter(), scope: .everything, limit: limit)
        let titles = RuleTitles(profiles: configuration.profiles)
        if json {
            alarms.forEach { Console.record(Fields($0, titles: titles.all)) }
            return
        }
        var table = Table("ALARM", "PRIORITY", "STATE", "RULE", "TITLE", "PLACE", "DEVICE", "COUNT", "RAISED", "BY")
        for alarm in alarms {
            table.add(
                "\(alarm.id)", alarm.priority.name, alarm.stateText, alarm.rule, titles.title(of: alarm.rule),
                alarm.placeText,
                alarm.device?.text ?? "-", "\(alarm.count)", TimeText.short(alarm.raisedAt), alarm.acknowledgedBy ?? "-"
            )
        }
        table.lines.forEach(Console.result)
        Console.tell("\(alarms.count) alarms" + (alarms.count < limit ? "" : ", older ones not shown"))
    }
}
