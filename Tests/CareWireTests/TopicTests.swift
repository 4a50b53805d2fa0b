import CareCore
import CareWire
import Testing

@Suite struct TopicTests {
    private func parse(_ topic: String) throws(TopicError) -> TopicName {
        try Array(topic.utf8).withUnsafeBytes { bytes in
            Result { () throws(TopicError) in try TopicName.parse(bytes) }
        }.get()
    }

    @Test(arguments: [("event", .event), ("telemetry", .telemetry), ("status", .status)] as [(String, Message.Kind)])
    func `an incoming topic name gives county, device and kind`(word: String, kind: Message.Kind) throws {
        let text = "homebed/v1/532901/b7:A_z-9/\(word)"
        let topic = try parse(text)
        #expect(topic.county == CountyCode(532_901))
        #expect(String(decoding: Array(text.utf8)[topic.device], as: UTF8.self) == "b7:A_z-9")
        #expect(topic.kind == kind)
    }

    @Test(
        arguments: [
            ("", .foreign(at: 0)), ("homebed/v1", .foreign(at: 0)), ("homebed/v2/532901/b/event", .foreign(at: 0)),
            ("zigbee2mqtt/x", .foreign(at: 0)), ("/homebed/v1/532901/b/event", .foreign(at: 0)),
            ("homebed/v1/", .malformedCounty(at: 11)), ("homebed/v1/532901", .malformedCounty(at: 11)),
            ("homebed/v1/53290/b/event", .malformedCounty(at: 11)),
            ("homebed/v1/5329011/b/event", .malformedCounty(at: 11)),
            ("homebed/v1/53290x/b/event", .malformedCounty(at: 11)),
            ("homebed/v1/032901/b/event", .malformedCounty(at: 11)),
            ("homebed/v1/gateway/g1/heartbeat", .malformedCounty(at: 11)),
            ("homebed/v1/532901/", .malformedDevice(at: 18)), ("homebed/v1/532901//event", .malformedDevice(at: 18)),
            ("homebed/v1/532901/b", .malformedDevice(at: 18)),
            ("homebed/v1/532901/b c/event", .malformedDevice(at: 18)),
            ("homebed/v1/532901/床/event", .malformedDevice(at: 18)),
            ("homebed/v1/532901/\(String(repeating: "a", count: 33))/event", .malformedDevice(at: 18)),
            ("homebed/v1/532901/alarms/event", .reservedDevice(at: 18)),
            ("homebed/v1/532901/gateway/event", .reservedDevice(at: 18)),
            ("homebed/v1/532901/b/", .unknownKind(at: 20)), ("homebed/v1/532901/b/receipt", .unknownKind(at: 20)),
            ("homebed/v1/532901/b/event/x", .unknownKind(at: 20)), ("homebed/v1/532901/b/Event", .unknownKind(at: 20)),
        ] as [(String, TopicError)])
    func `another topic name has an error at its level`(topic: String, expected: TopicError) {
        #expect(throws: expected) { try parse(topic) }
        #expect(!expected.text.isEmpty)
    }

    @Test func `the longest device identity is taken`() throws {
        let device = String(repeating: "a", count: DeviceID.maximumLength)
        #expect(try parse("homebed/v1/532901/\(device)/event").device == 18..<50)
    }

    @Test(arguments: DeviceID.reserved.sorted())
    func `every reserved word is refused in place of a device`(word: String) {
        #expect(throws: TopicError.reservedDevice(at: 18)) { try parse("homebed/v1/532901/\(word)/status") }
    }

    @Test func `outgoing topic names are those of the wire`() throws {
        let county = try #require(CountyCode(532_925))
        let device = try #require(DeviceID("b7"))
        #expect(OutgoingTopic.receipt(county: county, device: device) == "homebed/v1/532925/b7/receipt")
        #expect(OutgoingTopic.command(county: county, device: device) == "homebed/v1/532925/b7/command")
        #expect(OutgoingTopic.alarm(AlarmID(17), county: county) == "homebed/v1/532925/alarms/17")
        #expect(OutgoingTopic.alarm(AlarmID(17), county: nil) == "homebed/v1/gateway/alarms/17")
        #expect(OutgoingTopic.heartbeat(gateway: device) == "homebed/v1/gateway/b7/heartbeat")
    }

    @Test func `events come on the urgent lane, the rest on the bulk lane, only a status from memory`() {
        let none = ProfileSet(profiles: [], fingerprint: 0)
        #expect(
            Subscription.all(of: .urgent, profiles: none) == [Subscription("homebed/v1/+/+/event", retained: .never)])
        #expect(
            Subscription.all(of: .bulk, profiles: none) == [
                Subscription("homebed/v1/+/+/telemetry", retained: .never),
                Subscription("homebed/v1/+/+/status", retained: .whenNew),
            ])
    }

    @Test func `a claimed topic is subscribed once, on its lane, and only a status from memory`() {
        let profiles = ForeignFixture.profiles
        #expect(
            Subscription.all(of: .urgent, profiles: profiles).dropFirst() == [
                Subscription("zigbee2mqtt/+", retained: .never)
            ])
        #expect(
            Subscription.all(of: .bulk, profiles: profiles).dropFirst(2) == [
                Subscription("zigbee2mqtt/+/availability", retained: .whenNew),
                Subscription("site/+/+/up", retained: .never),
            ])
    }
}
