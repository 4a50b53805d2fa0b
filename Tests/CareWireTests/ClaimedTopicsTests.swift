import CareCore
import CareWire
import Testing

@Suite struct ClaimedTopicsTests {
    private static func match(_ topic: String) -> (pattern: Int, device: String)? {
        let bytes = Array(topic.utf8)
        let match = bytes.withUnsafeBytes { ForeignFixture.claimed.match($0) }
        return match.map { ($0.pattern, String(decoding: bytes[$0.device], as: UTF8.self)) }
    }

    @Test(
        arguments: [
            ("zigbee2mqtt/0x00158d0001a2b3c4", 0, "0x00158d0001a2b3c4"), ("zigbee2mqtt/厨房", 0, "厨房"),
            ("zigbee2mqtt/a/availability", 1, "a"), ("site/7/b-1/up", 2, "b-1"),
        ])
    func `a claimed name says which device it is`(topic: String, pattern: Int, device: String) throws {
        let found = try #require(Self.match(topic))
        #expect(found.pattern == pattern)
        #expect(found.device == device)
    }

    @Test(
        arguments: [
            "", "zigbee2mqtt", "zigbee2mqtt/", "zigbee2mqtt//availability", "zigbee2mqtt/a/set", "zigbee2mqtt/a/",
            "zigbee2mqtt/a/availability/x", "/zigbee2mqtt/a", "Zigbee2mqtt/a", "zigbee2mqtt2/a", "site/7/b-1/down",
            "site//b-1/up", "homebed/v1/532901/a/event",
        ])
    func `another name belongs to nobody`(topic: String) {
        #expect(Self.match(topic) == nil)
    }

    @Test func `a profile reads only what it claims`() throws {
        let topic = Array("site/7/b-1/up".utf8)
        let found = topic.withUnsafeBytes { ForeignFixture.claimed.match($0) }
        let match = try #require(found)
        #expect(ForeignFixture.claimed.table(ofProfile: 0, match) == nil)
        let table: ForeignTable = try #require(ForeignFixture.claimed.table(ofProfile: 1, match))
        #expect(table.lane == Lane.bulk)
        #expect(table.kind == Message.Kind.telemetry)
    }

    @Test(
        arguments: [
            ("a/{device}", "a/{device}", true), ("a/{device}", "a/b", false), ("a/+/{device}", "a/{device}/+", true),
            ("a/{device}", "a/{device}/b", false), ("a/+/{device}/b", "a/c/{device}/b", true),
            ("a/c/{device}", "a/d/{device}", false), ("b/{device}", "a/{device}", false),
        ])
    func `patterns overlap when one name can match both`(one: String, two: String, overlaps: Bool) throws {
        let one = try TopicPattern(one)
        let two = try TopicPattern(two.contains("{") ? two : "\(two)/{device}")
        #expect(one.overlaps(two) == overlaps)
        #expect(two.overlaps(one) == overlaps)
    }

    @Test func `a pattern is written for the broker, for one device and as the profile has it`() throws {
        let pattern = try TopicPattern("site/+/{device}/up")
        #expect(pattern.filter == "site/+/+/up")
        #expect(pattern.filter(for: try #require(DeviceID("b-1"))) == "site/+/b-1/up")
        #expect(pattern.description == "site/+/{device}/up")
    }
}
