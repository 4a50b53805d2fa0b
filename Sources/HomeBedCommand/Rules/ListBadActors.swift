import ArgumentParser
import CareCore
import CareRecords
import CareStore
import CareWire
import Gateway

/// `homebed rules bad-actors [--days N] [--json]`
struct ListBadActors: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bad-actors",
        abstract: "Lists the ten rules and places that raised most often.",
        discussion: """
            More than 20 a day of one rule at one bed, or one that chattered, is a bad actor: mend the device or tune \
            the rule.
            """)

    @Option(help: ArgumentHelp("How many days back from the newest alarm, 1 to 366.", valueName: "N"))
    var days: Int64 = 1

    @Flag(help: "One JSON object a line.")
    var json = false

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard (1...366).contains(days) else { throw ValidationError("--days: expected 1 to 366, found \(days)") }
    }

    func run() throws {
        let configuration = try shared.configuration()
        let reader = try StoreReader.open(path: configuration.database)
        let newest = try reader.alarms(AlarmFilter(), scope: .everything, limit: 1).first?.lastAt ?? .epoch
        let actors = try reader.badActors(since: newest - .days(days))
        if json {
            for actor in actors { Console.record(fields(of: actor)) }
            return
        }
        let titles = RuleTitles(profiles: configuration.profiles)
        var table = Table("RULE", "TITLE", "PLACE", "TIMES", "CHATTERING", "BAD")
        for actor in actors {
            table.add(
                actor.rule, titles.title(of: actor.rule), Self.place(of: actor) ?? "-", "\(actor.times)",
                "\(actor.chattering)", isBad(actor) ? "yes" : "no")
        }
        table.lines.forEach(Console.result)
    }

    private func isBad(_ actor: BadActor) -> Bool {
        actor.times > Limits.badActorTimes * Int(days) || actor.chattering > 0
    }

    private static func place(of actor: BadActor) -> String? { actor.bed?.description ?? actor.household?.text }

    private func fields(of actor: BadActor) -> Fields {
        Fields { fields in
            fields.put("rule", actor.rule)
            fields.put("bed", actor.bed?.description)
            fields.put("household", actor.household?.text)
            fields.put("times", actor.times)
            fields.put("chattering", actor.chattering)
            fields.put("bad", isBad(actor))
        }
    }
}
