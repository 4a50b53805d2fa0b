import ArgumentParser
import CareCore
import CareProfiles
import CareWire
import Gateway

/// `homebed decode --profile ID [FILE|-]`
struct Decode: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows what a payload becomes: readings, units, rejected and ignored fields, rules it touches.")

    /// What the topic name says a message is.
    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case event, telemetry, status

        var kind: Message.Kind {
            switch self {
            case .event: .event
            case .telemetry: .telemetry
            case .status: .status
            }
        }
    }

    @Option(help: ArgumentHelp("The id of the profile.", valueName: "ID"))
    var profile: String

    @Option(help: "What the payload is, on our own topics; guessed from its fields when left out.")
    var kind: Kind?

    @Option(help: ArgumentHelp("The claimed foreign topic that it came on; guessed when left out.", valueName: "NAME"))
    var topic: String?

    @Flag(help: "Also list the fields that the profile does not know, as lines for it.")
    var suggest = false

    @Argument(help: "The file; - for standard input.")
    var file = "-"

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let configuration = try shared.configuration()
        let set = try ProfileLoader.load(directory: configuration.profiles).set
        guard let index = set.index(of: profile) else {
            let known = set.profiles.map(\.id).joined(separator: ", ")
            throw CommandFailure(.noInput, "error: --profile: expected one of \(known), found \"\(profile)\"")
        }
        let bytes = try InputFile.read(file, atMost: Limits.payload)
        let decoded = try decode(bytes, set.profiles[index])
        if let error = decoded.error {
            throw CommandFailure(
                .badData,
                ["error: the gateway would keep this aside as \(error.quarantineReason.name)", "error: \(error.text)"])
        }
        show(decoded)
    }

    func validate() throws {
        if kind != nil, topic != nil { throw ValidationError("--kind is for our own topics, --topic for foreign ones") }
    }

    private func decode(_ bytes: [UInt8], _ profile: Profile) throws -> DecodedPayload {
        if let kind { return DecodedPayload(bytes, profile: profile, kind: kind.kind) }
        guard let topic else { return DecodedPayload.guess(bytes, profile: profile) }
        let alone = ProfileSet(profiles: [profile], fingerprint: 0)
        let claimed = ClaimedTopics(profiles: alone, tables: [FieldTable(profile)])
        let match = Array(topic.utf8).withUnsafeBytes { claimed.match($0) }
        guard let match else {
            let claims = profile.topics.map(\.pattern.description)
            let known = claims.isEmpty ? "no foreign topic at all" : claims.joined(separator: ", ")
            throw CommandFailure(
                .noInput,
                "error: --topic: profile \(profile.id) claims \(known), found \"\(topic)\"")
        }
        return DecodedPayload(bytes, profile: profile, claim: match.pattern)
    }

    private func show(_ decoded: DecodedPayload) {
        let message = decoded.message
        var head = Table("FIELD", "VALUE")
        head.add("kind", "\(message.kind)")
        head.add("ref", message.reference ?? "-")
        head.add("ts", message.deviceTime.map { TimeText.exact($0) } ?? "- (the receive time counts)")
        if let event = message.event { head.add("event", event.name + (message.isTest ? " (test)" : "")) }
        for signal in message.signals {
            head.add("event", (signal.event?.name ?? "none") + (signal.state == nil ? "" : " (when it changes)"))
        }
        if let online = message.online { head.add("online", "\(online)") }
        if let firmware = message.firmware { head.add("firmware", firmware) }
        head.lines.forEach(Console.result)
        if !message.samples.isEmpty {
            var table = Table("METRIC", "VALUE", "UNIT", "VALIDITY", "DEVICE TIME")
            for sample in message.samples {
                let value = sample.validity == .wrongType ? nil : sample.value
                table.add(
                    sample.metric.name, "\(MetricValue(sample.metric, value))", sample.metric.unit,
                    sample.validity.name, TimeText.exact(sample.deviceTime ?? message.deviceTime))
            }
            Console.result("")
            table.lines.forEach(Console.result)
        }
        let rules = decoded.touchedRules.map { "\($0.id) \($0.title.zh)" }
        Console.result("")
        Console.result("rules: " + (rules.isEmpty ? "none" : rules.joined(separator: ", ")))
        let unknown = decoded.unknownFields
        Console.result("ignored fields: " + (unknown.isEmpty ? "none" : unknown.joined(separator: ", ")))
        if suggest { suggestion(for: unknown, isForeign: message.isForeign).forEach(Console.result) }
    }

    private func suggestion(for unknown: [String], isForeign: Bool) -> [String] {
        let names = unknown.filter { isForeign || $0.hasPrefix("readings.") }.map {
            isForeign ? $0 : String($0.dropFirst("readings.".count))
        }
        if names.isEmpty { return ["suggestion: the profile knows every reading of this payload"] }
        return ["suggestion: fields for the profile; give each a metric of the wire's vocabulary, unit and range"]
            + names.map { "  \($0):" }
    }
}
