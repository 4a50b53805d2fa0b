import CareCore
import CareProfiles
import FleetModel
import SimKit

/// Reads the entries of a timeline.
struct TimelineReader {
    let names: NameReader
    var moments: MomentReader

    /// What an operator may do.
    private enum Deed {
        case acknowledge, callBack, close
    }

    /// What may happen: the key that tells it, and the keys that may stand beside it.
    private static let kinds: KeyValuePairs = [
        "readings": ["device", "every", "for"], "event": ["device", "data", "times", "every", "copies", "test"],
        "history": ["device", "ago", "every", "for"], "link": ["home"],
        "operator": ["alarm", "bed", "home", "reason"], "give": ["to"],
        "form": ["fields"],
    ]
    /// A device does not speak more often. Source: care.md 6.9, the quickest stream.
    private static let shortestPeriod = TimeSpan.seconds(1)

    mutating func read(_ value: YAMLValue) -> TimelineEntry? {
        guard let all = value.anyMapping("entry of the timeline") else { return nil }
        let told = Self.kinds.filter { all[$0.key] != nil }
        guard told.count == 1, let kind = told.first else {
            let expected = "exactly one of \(Self.kinds.map(\.key).joined(separator: ", "))"
            all.faults.report(
                "what happens", at: value.position, expected: expected,
                found: told.isEmpty ? value.shown : told.map(\.key).joined(separator: " and "))
            return nil
        }
        let keys = MomentReader.keys + [kind.key] + kind.value
        guard let mapping = value.mapping("\(kind.key) entry", keys: keys), let word = mapping[kind.key] else {
            return nil
        }
        let moment = moments.read(mapping)
        guard let action = action(kind.key, word, mapping), let moment else { return nil }
        return TimelineEntry(
            at: moment, line: value.position.line, text: ActionText(cast: names.cast).text(action), action: action)
    }

    private func action(_ kind: String, _ value: YAMLValue, _ mapping: YAMLMapping) -> TimelineAction? {
        switch kind {
        case "readings": readings(value, mapping)
        case "event": event(value, mapping)
        case "history": history(value, mapping)
        case "link": link(value, mapping)
        case "operator": order(value, mapping)
        case "form": mapping.required("fields").flatMap { FormReader.form(value, $0) }.map { .form($0) }
        default: give(value, mapping)
        }
    }

    private func readings(_ value: YAMLValue, _ mapping: YAMLMapping) -> TimelineAction? {
        let every = mapping["every"].map(period)
        let length = mapping["for"].map { MomentReader.length($0, "for") }
        guard let device = speaker(mapping), let fields = FieldReader(profile: profile(device)).read(value) else {
            return nil
        }
        if case .some(.none) = every { return nil }
        if case .some(.none) = length { return nil }
        if length != nil && every == nil {
            _ = mapping.required("every")
            return nil
        }
        return .readings(device: device, fields, every: every ?? nil, length: length ?? nil)
    }

    private func event(_ value: YAMLValue, _ mapping: YAMLMapping) -> TimelineAction? {
        guard let device = speaker(mapping) else { return nil }
        let name = value.named(profile(device).events.keys.sorted(), \.self)
        let data = mapping["data"].map { FieldReader.data($0) } ?? []
        let times = mapping["times"].map { $0.whole("times", in: 1...1_000) } ?? 1
        let copies = mapping["copies"].map { $0.whole("copies", in: 0...100) } ?? 0
        let isTest = mapping["test"].map { $0.flag("test") } ?? false
        let every = times == 1 && mapping["every"] == nil ? .zero : mapping.required("every").flatMap(period)
        guard let name, let data, let times, let copies, let isTest, let every else { return nil }
        let event = StoryDeed.Event(name: name, data: data, copies: Int64(copies), isTest: isTest)
        return .event(device: device, event, times: Int64(times), every: every)
    }

    private func history(_ value: YAMLValue, _ mapping: YAMLMapping) -> TimelineAction? {
        let ago = mapping.required("ago").flatMap { MomentReader.length($0, "ago") }
        let every = mapping.required("every").flatMap(period)
        let length = mapping.required("for").flatMap { MomentReader.length($0, "for") }
        guard let device = speaker(mapping), let fields = FieldReader(profile: profile(device)).read(value),
            let ago, let every, let length
        else { return nil }
        guard length <= ago else {
            mapping["for"]?.report("for", expected: "a time that ends before it is told, at most ago")
            return nil
        }
        return .history(device: device, fields, ago: ago, every: every, length: length)
    }

    private func link(_ value: YAMLValue, _ mapping: YAMLMapping) -> TimelineAction? {
        let isLost = value.word("link", ["lost": true, "back": false])
        guard let bed = mapping.required("home").flatMap(names.bed), let isLost else { return nil }
        return isLost ? .linkLost(bed: bed) : .linkBack(bed: bed)
    }

    private func order(_ value: YAMLValue, _ mapping: YAMLMapping) -> TimelineAction? {
        let deed = value.word("operator", ["acknowledge": Deed.acknowledge, "call_back": .callBack, "close": .close])
        let rule = mapping.required("alarm").flatMap(names.rule)
        guard let subject = names.subject(mapping), let deed, let rule else { return nil }
        guard let subject else {
            _ = mapping.required("bed")
            return nil
        }
        guard deed == .close else {
            mapping["reason"]?.report("reason", expected: "none: only close has one")
            return deed == .callBack
                ? .callBack(rule: rule, subject: subject) : .acknowledge(rule: rule, subject: subject)
        }
        guard let reason = mapping.required("reason")?.named(CloseReason.allCases, \.name) else { return nil }
        return .close(rule: rule, subject: subject, reason: reason.name)
    }

    private func give(_ value: YAMLValue, _ mapping: YAMLMapping) -> TimelineAction? {
        guard let device = names.device(value), let target = mapping.required("to"), let bed = names.bed(target) else {
            return nil
        }
        let counties = [bed, names.cast.devices[device].bed].map { names.cast.beds[$0].id.prefix(6) }
        guard counties[0] == counties[1] else {
            target.report("bed", expected: "a bed of the device's county: its topic names that")
            return nil
        }
        return .give(device: device, bed: bed)
    }

    /// A device that can speak.
    private func speaker(_ mapping: YAMLMapping) -> Int? {
        guard let device = names.device(mapping) else { return nil }
        if profile(device).liveness != nil { return device }
        mapping["device"]?.report("device without telemetry", expected: "a device that can speak")
        return nil
    }

    private func profile(_ device: Int) -> Profile { names.cast.devices[device].profile }

    private func period(_ value: YAMLValue) -> TimeSpan? {
        guard let length = MomentReader.length(value, "every") else { return nil }
        if length >= Self.shortestPeriod { return length }
        value.report("every", expected: "1s or longer")
        return nil
    }
}
