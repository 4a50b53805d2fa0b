import CareCore
import CareWire

/// Reads one case of a test file.
struct TestCaseReader {
    private static let keys = [
        "name", "start", "until", "bed", "devices", "series", "events", "messages", "actions", "expect", "readings",
        "commands", "told",
    ]

    private let set: ProfileSet
    private let claimed: ClaimedTopics

    init(set: ProfileSet) {
        self.set = set
        claimed = ClaimedTopics(profiles: set, tables: set.profiles.map { FieldTable($0) })
    }

    func read(_ value: YAMLValue) -> TestCase? {
        guard let mapping = value.mapping("case", keys: Self.keys) else { return nil }
        let name = mapping.required("name")?.text("name")
        let start = mapping.required("start").flatMap(start)
        let bed = mapping["bed"].map(TestBedReader().read) ?? TestBed()
        let devices = mapping.required("devices").flatMap(devices)
        guard let name, let start, let bed, let devices else { return nil }
        let reader = TestEntryReader(start: start, devices: devices.map(\.name), set: set)
        let until = mapping.required("until").flatMap(reader.moment)
        let series = list(mapping["series"], "series") { SeriesReader(entries: reader).read($0) }
        let events = list(mapping["events"], "events", reader.event)
        let foreign = ForeignMessageReader(entries: reader, claimed: claimed, profiles: devices)
        let messages = list(mapping["messages"], "messages", foreign.read)
        let actions = list(mapping["actions"], "actions", reader.action)
        let edges = list(mapping.required("expect"), "expect", reader.edge)
        let readings = list(mapping["readings"], "readings", reader.reading)
        let commands = list(mapping["commands"], "commands", reader.command)
        let told = list(mapping["told"], "told", reader.told)
        guard let until, let series, let events, let messages, let actions, let edges, let readings, let commands,
            let told
        else { return nil }
        let sendings = (series.flatMap { $0 } + events + messages).enumerated()
            .sorted { ($0.element.at + $0.element.delay, $0.offset) < ($1.element.at + $1.element.delay, $1.offset) }
            .map(\.element)
        return TestCase(
            name: name, position: value.position, start: start, end: until, bed: bed, devices: devices,
            sendings: sendings, actions: actions.sorted { $0.at < $1.at }, edges: edges,
            readings: readings, commands: commands, told: mapping["told"] == nil ? nil : told)
    }

    private func list<Element>(
        _ value: YAMLValue?, _ what: String, _ read: (YAMLValue) -> Element?
    ) -> [Element]? {
        guard let value else { return [] }
        guard let items = value.list(what) else { return nil }
        let elements = items.compactMap(read)
        return elements.count == items.count ? elements : nil
    }

    private func start(_ value: YAMLValue) -> Timestamp? {
        do throws(RFC3339Error) {
            return try RFC3339.parse(value.scalarText ?? "")
        } catch {
            value.report("start", expected: "RFC 3339 such as 2025-11-06T22:00:00+08:00")
            return nil
        }
    }

    private func devices(_ value: YAMLValue) -> [(name: String, profile: String)]? {
        guard let mapping = value.anyMapping("devices") else { return nil }
        let known = set.profiles.map(\.id)
        var devices: [(name: String, profile: String)] = []
        for (name, entry) in mapping.entries {
            guard DeviceID(name) != nil else {
                mapping.faults.report(
                    "name of a device", at: entry.keyPosition, expected: "letters, digits, : _ -", found: name)
                return nil
            }
            guard let profile = entry.value.text("profile"), set.index(of: profile) != nil else {
                entry.value.report(
                    "unknown profile", expected: "one of \(known.joined(separator: ", "))",
                    fix: Suggestion.text(for: entry.value.shown, among: known))
                return nil
            }
            devices.append((name, profile))
        }
        return devices
    }
}
