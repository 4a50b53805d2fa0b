import CareCore
import CareWire

/// Two profiles of foreign systems: a smoke alarm with a button, and a plug that shares one of its topics.
enum ForeignFixture {
    static let profiles = ProfileSet(
        profiles: [
            profile(
                "alarm",
                topics: [
                    claim(
                        "zigbee2mqtt/{device}", .urgent,
                        .telemetry(
                            time: "last_seen",
                            events: [
                                EventField(
                                    name: "action", isState: false,
                                    values: ["press": .sos, "1": .sos, "release": nil]),
                                EventField(
                                    name: "smoke", isState: true, values: ["true": .smoke, "false": nil]),
                                EventField(
                                    name: "tamper", isState: true, values: ["true": .tamper, "false": nil]),
                            ])),
                    claim(
                        "zigbee2mqtt/{device}/availability", .bulk,
                        .status(field: "state", values: ["online": true, "offline": false, "1": true])),
                ]),
            profile(
                "plug",
                topics: [
                    claim("zigbee2mqtt/{device}", .urgent, .telemetry(time: nil, events: [])),
                    claim("site/+/{device}/up", .bulk, .telemetry(time: nil, events: [])),
                ]),
        ], fingerprint: 1)

    static let claimed = ClaimedTopics(profiles: profiles, tables: profiles.profiles.map { FieldTable($0) })

    static func profile(_ id: String, topics: [TopicClaim]) -> Profile {
        Profile(
            id: id, title: BilingualText(zh: id, en: id), deviceClass: .camera, servesHousehold: true, isReusable: true,
            slots: [
                WireFixture.slot(.battery, 0...100, markers: [255]), WireFixture.slot(.tamper, 0...1),
                WireFixture.slot(.roomTemperature, -40...60),
            ],
            fields: [FieldMapping(field: "temperature", target: .reading(slot: 2, scale: 1, offset: 0))], events: [:],
            topics: topics, liveness: nil, rules: [])
    }

    private static func claim(_ text: String, _ lane: Lane, _ content: TopicClaim.Content) -> TopicClaim {
        do throws(TopicPatternFault) {
            return TopicClaim(pattern: try TopicPattern(text), lane: lane, content: content)
        } catch {
            fatalError("\(text): \(error.expected)")
        }
    }

    /// How profile `alarm` reads the first or second of its topics.
    static func table(_ index: Int) -> ForeignTable {
        ForeignTable(profiles.profiles[0], claim: index, readings: FieldTable(profiles.profiles[0]))
    }

    static func decode(_ bytes: [UInt8], topic: Int = 0) -> Result<Message, DecodeError> {
        var message = Message()
        let table = table(topic)
        return bytes.withUnsafeBytes { payload in
            do throws(DecodeError) {
                try ForeignDecoder.decode(payload, table: table, into: &message)
                return .success(message)
            } catch {
                return .failure(error)
            }
        }
    }

    static func decode(_ text: String, topic: Int = 0) throws(DecodeError) -> Message {
        try decode(Array(text.utf8), topic: topic).get()
    }
}
