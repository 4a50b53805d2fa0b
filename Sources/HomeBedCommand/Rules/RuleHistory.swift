import ArgumentParser
import CareCore
import CareStore
import CareWire
import Gateway

/// `homebed rules history [--json]`
struct RuleHistory: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "Lists what was set and taken back, the newest first.")

    @Flag(help: "One JSON object a line; times in milliseconds since 1970.")
    var json = false

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let rows = try StoreReader.open(path: try shared.configuration().database).overrideHistory()
        if json {
            for row in rows { Console.record(Self.line(of: row)) }
            return
        }
        var table = Table("AT", "SCOPE", "RULE", "KEY", "VALUE", "BY", "REASON")
        for row in rows {
            table.add(
                TimeText.short(row.at), row.scope.description, row.rule, row.field.description,
                row.value?.description ?? "reset", row.by, row.reason)
        }
        table.lines.forEach(Console.result)
    }

    private static func line(of row: OverrideRow) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("at", row.at)
            writer.field("level", row.scope.level.name)
            writer.field("scope", row.scope.name)
            writer.field("rule", row.rule)
            writer.field("field", row.field.description)
            writer.field("value", row.value?.description)
            writer.field("by", row.by)
            writer.field("reason", row.reason)
        }
        return writer.text
    }
}
