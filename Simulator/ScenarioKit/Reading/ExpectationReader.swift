import CareCore
import CareProfiles
import SimKit

/// Reads what must be seen and what must not.
struct ExpectationReader {
    let names: NameReader
    var moments: MomentReader

    /// How long a message may take to a subscriber where nothing is said. Source: care.md 13, P1 latency.
    private static let patience = TimeSpan.seconds(5)
    private static let causes = AlarmEdge.Cause.allCases.map(\.name)

    mutating func read(_ value: YAMLValue) -> Expectation? {
        guard let all = value.anyMapping("expectation") else { return nil }
        let told = (Self.causes + ["never"]).filter { all[$0] != nil }
        guard told.count == 1 else {
            let expected = "exactly one of \((Self.causes + ["never"]).joined(separator: ", "))"
            all.faults.report(
                "what is seen", at: value.position, expected: expected,
                found: told.isEmpty ? value.shown : told.joined(separator: " and "))
            return nil
        }
        return told[0] == "never" ? never(value) : seen(told[0], value)
    }

    private mutating func seen(_ cause: String, _ value: YAMLValue) -> Expectation? {
        let keys = MomentReader.keys + [cause, "within"] + NameReader.alarmKeys
        guard let mapping = value.mapping("\(cause) expectation", keys: keys) else { return nil }
        let moment = moments.read(mapping)
        let within = mapping["within"].map { MomentReader.length($0, "within") } ?? Self.patience
        guard let rule = mapping[cause].flatMap(names.rule), let alarm = names.alarm(rule, mapping), let moment,
            let within
        else { return nil }
        return Expectation(
            line: value.position.line, kind: .seen(cause: cause, at: moment, within: within), alarm: alarm)
    }

    private func never(_ value: YAMLValue) -> Expectation? {
        let keys = ["never", "from", "until"] + NameReader.alarmKeys
        guard let mapping = value.mapping("never expectation", keys: keys) else { return nil }
        let from = mapping["from"].map { MomentReader.moment($0, start: moments.start) } ?? .zero
        let until = mapping["until"].map { MomentReader.moment($0, start: moments.start) } ?? moments.end
        guard let rule = mapping["never"].flatMap(names.rule), let alarm = names.alarm(rule, mapping), let from,
            let until
        else { return nil }
        guard from < until, until <= moments.end else {
            mapping["until"]?.report("until", expected: "a moment after from and not after the end")
            return nil
        }
        return Expectation(line: value.position.line, kind: .never(from: from, until: until), alarm: alarm)
    }
}
