import CareCore
import CareWire

/// Reads what a device of a test says on a foreign topic.
struct ForeignMessageReader {
    let entries: TestEntryReader
    let claimed: ClaimedTopics
    /// Names of the case's devices and identities of their profiles.
    let profiles: [(name: String, profile: String)]

    func read(_ value: YAMLValue) -> TestCase.Sending? {
        let keys = ["at", "topic", "payload", "delay", "retained", "quarantine"]
        guard let mapping = value.mapping("message", keys: keys) else { return nil }
        let at = mapping.required("at").flatMap(entries.moment)
        let sender = mapping.required("topic").flatMap(sender)
        let payload = mapping.required("payload")?.text("payload")
        let delay = entries.length(mapping["delay"])
        let isRetained = mapping["retained"].map { $0.flag("retained") } ?? false
        let quarantine = mapping["quarantine"].map(reason)
        if case .some(.none) = quarantine { return nil }
        guard let at, let sender, let payload, let delay, let isRetained else { return nil }
        return TestCase.Sending(
            at: at, delay: delay, device: sender.device,
            content: .foreign(
                TestCase.ForeignMessage(
                    table: sender.table, payload: payload, isRetained: isRetained, quarantine: quarantine ?? nil)))
    }

    /// The device of the topic name, and how its own profile reads what comes there.
    private func sender(_ value: YAMLValue) -> (device: String, table: ForeignTable)? {
        guard let topic = value.text("topic") else { return nil }
        let bytes = Array(topic.utf8)
        let match = bytes.withUnsafeBytes { claimed.match($0) }
        let name = match.map { String(decoding: bytes[$0.device], as: UTF8.self) }
        guard let match, let owner = profiles.first(where: { $0.name == name }),
            let index = entries.set.index(of: owner.profile), let table = claimed.table(ofProfile: index, match)
        else {
            let known = profiles.flatMap { device, profile in
                let topics = entries.set.index(of: profile).map { entries.set.profiles[$0].topics } ?? []
                return topics.map { $0.pattern.description.replacing("{device}", with: device) }
            }
            value.report(
                "topic that no device of the case claims",
                expected: known.isEmpty ? "a device whose profile claims topics" : known.joined(separator: ", "))
            return nil
        }
        return (owner.name, table)
    }

    private func reason(_ value: YAMLValue) -> QuarantineReason? {
        let names = QuarantineReason.allCases.map(\.name)
        if let found = QuarantineReason.allCases.first(where: { $0.name == value.scalarText }) { return found }
        value.report(
            "unknown reason", expected: "one of \(names.joined(separator: ", "))",
            fix: Suggestion.text(for: value.shown, among: names))
        return nil
    }
}
