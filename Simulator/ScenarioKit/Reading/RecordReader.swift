import CareCore
import CareProfiles
import CareRecords

/// Reads which rows the gateway's database must have at the end.
struct RecordReader {
    let names: NameReader

    private static let kinds = ["alarms", "events", "readings", "figure"]

    func read(_ value: YAMLValue) -> RecordDemand? {
        guard let all = value.anyMapping("record") else { return nil }
        let told = Self.kinds.filter { all[$0] != nil }
        guard told.count == 1 else {
            all.faults.report(
                "what is kept", at: value.position, expected: "exactly one of \(Self.kinds.joined(separator: ", "))",
                found: told.isEmpty ? value.shown : told.joined(separator: " and "))
            return nil
        }
        let allowed =
            switch told[0] {
            case "alarms": NameReader.alarmKeys
            case "events": ["device", "bed", "home", "late", "test"]
            case "figure": ["county", "month"]
            default: ["device", "bed", "home"]
            }
        guard let mapping = value.mapping("\(told[0]) record", keys: [told[0], "number"] + allowed),
            let word = mapping[told[0]],
            let number = mapping.required("number")?.whole("number", in: 0...1_000_000_000),
            let kind = kind(told[0], word, mapping), let subject = names.subject(mapping)
        else { return nil }
        let device = mapping["device"].map { names.device($0) }
        if case .some(.none) = device { return nil }
        return RecordDemand(
            line: value.position.line, kind: kind, device: (device ?? nil).map { names.cast.devices[$0].id },
            subject: subject, number: number,
            text: mapping.entries.map { "\($0.key) \($0.value.value.shown)" }.joined(separator: ", "))
    }

    private func kind(_ name: String, _ value: YAMLValue, _ mapping: YAMLMapping) -> RecordDemand.Kind? {
        switch name {
        case "alarms":
            guard let rule = names.rule(value) else { return nil }
            return names.alarm(rule, mapping).map { .alarms($0) }
        case "events":
            let late = mapping["late"].map { $0.flag("late") }
            let test = mapping["test"].map { $0.flag("test") }
            return value.named(EventKind.allCases, \.name).map {
                .events(kind: Int64($0.rawValue), isLate: late ?? nil, isTest: test ?? nil)
            }
        case "figure": return figure(value, mapping)
        default: return value.named(Metric.allCases, \.name).map { .readings(metric: Int64($0.rawValue)) }
        }
    }

    private func figure(_ value: YAMLValue, _ mapping: YAMLMapping) -> RecordDemand.Kind? {
        let figure = value.named(FigureCatalogue.all, \.name)
        let months = mapping.required("month")?.word("month", ["begun": 0, "next": 1])
        guard let place = mapping.required("county") else { return nil }
        guard let county = CountyCode(place.scalarText ?? "") else {
            place.report("county", expected: "six digits such as 532901")
            return nil
        }
        guard let figure, let months else { return nil }
        return .figure(figure, county: county, monthsLater: months)
    }
}
