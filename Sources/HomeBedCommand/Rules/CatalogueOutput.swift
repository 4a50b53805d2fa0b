import CareCore
import CareWire

/// Prints the catalogue of rules.
enum CatalogueOutput {
    static func show(_ rows: [CatalogueRow], json: Bool) {
        if json {
            rows.forEach { Console.record(fields(of: $0)) }
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

    /// `rule, title, stages, off_delay, ends, remind, thresholds, profiles`. A stage is
    /// `priority, audience, on_delay`; lengths of time are texts as rules write them; `profiles` is empty for a rule of
    /// the fleet.
    private static func fields(of row: CatalogueRow) -> Fields {
        Fields { fields in
            fields.put("rule", row.rule)
            fields.put("title", row.title)
            fields.put("stages", row.steps.map(Self.fields))
            var end: String?
            if case .after(let delay) = row.end { end = delay.description }
            fields.put("off_delay", end)
            fields.put("ends", ending(row.end))
            fields.put("remind", row.remind?.description)
            let thresholds = Fields { fields in
                for (name, value) in row.thresholds { fields.put(name, value) }
            }
            fields.put("thresholds", thresholds)
            fields.put("profiles", row.profiles)
        }
    }

    private static func fields(of step: CatalogueRow.Step) -> Fields {
        Fields { fields in
            fields.put("priority", step.priority.name)
            fields.put("audience", step.audience.name)
            fields.put("on_delay", step.delay?.description)
        }
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
