import CareCore
import CareWire

/// A profile that knows every metric, so that every path of the decoder can be reached.
enum FuzzProfile {
    static let fields = FieldTable(profile)

    /// How its two claimed foreign topics are read.
    static let claims = profile.topics.indices.map { ForeignTable(profile, claim: $0, readings: fields) }

    private static let profile = Profile(
        id: "fuzz", title: BilingualText(zh: "模糊测试", en: "Fuzz"), deviceClass: .hub, servesHousehold: true,
        isReusable: false, slots: Metric.allCases.map(slot),
        fields: [
            FieldMapping(field: "hr", target: .reading(slot: 0, scale: 0.1, offset: -40)),
            FieldMapping(field: "w", target: .enumeration(slot: 10, values: ["dry": 0, "1": 1, "true": 1])),
        ],
        events: ["button": .sos],
        topics: [
            claim(
                "z/{device}",
                .telemetry(
                    time: "ts",
                    events: [
                        EventField(name: "event", isState: false, values: ["sos": .sos, "": nil]),
                        EventField(name: "wet", isState: true, values: ["true": .water, "false": nil, "1": .water]),
                    ])),
            claim("z/{device}/availability", .status(field: "online", values: ["true": true, "offline": false])),
        ],
        liveness: nil, rules: [])

    private static func claim(_ text: String, _ content: TopicClaim.Content) -> TopicClaim {
        do throws(TopicPatternFault) {
            return TopicClaim(pattern: try TopicPattern(text), lane: .urgent, content: content)
        } catch {
            fatalError("\(text): \(error.expected)")
        }
    }

    private static func slot(_ metric: Metric) -> MetricSlot {
        MetricSlot(
            metric: metric, minimum: -100, maximum: 250, invalidMarkers: [127, 255], period: .minutes(1),
            maximumGap: .minutes(3), holds: false)
    }
}
