import CareCore
import CareWire

/// Prints the catalogue of rules.
enum CatalogueOutput {
    static func show(_ rows: [CatalogueRow], json: Bool) {
        if json {
            rows.forEach { Console.record(line(of: $0)) }
            return
        }
        var table = Table(
            "RULE", "PRIORITY", "AUDIENCE", "ON DELAY", "OFF DELAY", "REMIND", "THRESHOLDS", "PROFILES", "TITLE")
        for row in rows {
            table.add(
                row.rule, steps(row) { $0.priority.name }, steps(row) { $0.audience.name },
                steps(row) { $0.delay?.description ?? "-" }, words(row.end),
                row.remind?.description ?? "-",
                row.thresholds.isEmpty
                    ? "-" : row.thresholds.map { "\($0.name)=\($0.value)" }.joined(separator: "; "),
                row.profiles.isEmpty ? "fleet" : row.profiles.joined(separator: " "),
                "\(row.title.zh) \(row.title.en)")
        }
        table.lines.forEach(Console.result)
    }

    /// `rule, title_zh, title_en, stages, off_delay, ends, remind, thresholds, profiles`. A stage is
    /// `priority, audience, on_delay`; lengths of time are texts as rules write them; `profiles` is empty for a rule of
    /// the fleet.
    private static func line(of row: CatalogueRow) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("rule", row.rule)
            writer.field("title_zh", row.title.zh)
            writer.field("title_en", row.title.en)
            writer.array("stages") { writer in
                for step in row.steps {
                    writer.object { writer in
                        writer.field("priority", step.priority.name)
                        writer.field("audience", step.audience.name)
                        writer.field("on_delay", step.delay?.description)
                    }
                }
            }
            if case .after(let delay) = row.end {
                writer.field("off_delay", delay.description)
            } else {
                writer.field("off_delay", String?.none)
            }
            writer.field("ends", ending(row.end))
            writer.field("remind", row.remind?.description)
            writer.object("thresholds") { writer in
                for (name, value) in row.thresholds { writer.field(name, value) }
            }
            writer.array("profiles") { writer in for profile in row.profiles { writer.value(profile) } }
        }
        return writer.text
    }

    /// What the steps say, once where all say the same.
    private static func steps(_ row: CatalogueRow, _ word: (CatalogueRow.Step) -> String) -> String {
        let words = row.steps.map(word)
        return words.allSatisfy { $0 == words[0] } ? words[0] : words.joined(separator: " > ")
    }

    private static func words(_ end: CatalogueRow.End) -> String {
        if case .after(let delay) = end { return delay.description }
        return end == .byCore ? "-" : ending(end)
    }

    private static func ending(_ end: CatalogueRow.End) -> String {
        switch end {
        case .byHand: "by hand"
        case .byEvent: "by event"
        case .after: "by itself"
        case .byCore: "by itself"
        }
    }
}
