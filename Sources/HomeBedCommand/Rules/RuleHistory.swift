import ArgumentParser
import CareCore
import CareStore
import CareWire
import Gateway

/// `homebed rules history [--json]`
struct RuleHistory: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "Lists what was set and taken back, the newest first.")

    @Flag(help: "One JSON object a line; times with their offset.")
    var json = false

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let rows = try StoreReader.open(path: try shared.configuration().database).overrideHistory()
        if json {
            for row in rows { Console.record(Self.fields(of: row)) }
            return
        }
        var table = Table("AT", "SCOPE", "RULE", "KEY", "VALUE", "UNTIL", "BY", "REASON")
        for row in rows {
            table.add(
                TimeText.short(row.at), row.scope.description, row.rule, row.field.description,
                row.value?.description ?? "reset", TimeText.short(row.until), row.by, row.reason)
        }
        table.lines.forEach(Console.result)
    }

    private static func fields(of row: OverrideRow) -> Fields {
        Fields { fields in
            fields.put("at", row.at)
            fields.put("level", row.scope.level.name)
            fields.put("scope", row.scope.name)
            fields.put("rule", row.rule)
            fields.put("field", row.field.description)
            fields.put("value", row.value?.description)
            fields.put("by", row.by)
            fields.put("reason", row.reason)
            fields.put("until", row.until)
        }
    }
}
