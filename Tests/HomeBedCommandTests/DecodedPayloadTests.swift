import CareCore
import CareProfiles
import CareWire
import Foundation
import Testing

@testable import HomeBedCommand

@Suite struct DecodedPayloadTests {
    private func decode(_ text: String, profile: String) throws -> DecodedPayload {
        let set = try ProfileLoader.load(directory: Shipped.profiles).set
        let index = try #require(set.index(of: profile))
        let bytes = Array(text.utf8)
        return DecodedPayload(bytes, profile: set.profiles[index], kind: DecodedPayload.kind(of: bytes))
    }

    @Test func `readings, rejected values, unknown fields and touched rules are told apart`() throws {
        let decoded = try decode(
            #"{"v":1,"ts":1762441325123,"readings":{"heart_rate":172,"respiration_rate":900,"aura":1},"mood":"good"}"#,
            profile: "mattress-belt")
        #expect(decoded.error == nil)
        #expect(decoded.message.samples.first { $0.metric == .heartRate }?.validity == .valid)
        #expect(decoded.message.samples.first { $0.metric == .respirationRate }?.validity == .implausible)
        #expect(decoded.unknownFields == ["mood", "readings.aura"])
        #expect(!decoded.touchedRules.isEmpty)
        #expect(decoded.touchedRules.allSatisfy { !$0.id.hasPrefix("SOS") })
    }

    @Test func `a press touches the rules of presses`() throws {
        let decoded = try decode(#"{"v":1,"ref":"1","event":"sos"}"#, profile: "sos-button")
        #expect(decoded.message.event == .sos)
        #expect(decoded.touchedRules.map(\.id).contains("SOS-1"))
    }

    @Test func `what the gateway would keep aside is an error with its place`() throws {
        let decoded = try decode(#"{"v":1,"readings":"#, profile: "mattress-belt")
        #expect(decoded.error?.quarantineReason == .malformedJSON)
        #expect(decoded.message.samples.isEmpty)
    }

    @Test(
        arguments: [
            (#"{"smoke":true,"battery":97,"linkquality":105,"voltage":3000}"#, Message.Kind.telemetry, ["ENV-1"]),
            (#"{"smoke":false}"#, .telemetry, []), ("online", .status, []), (#"{"state":"offline"}"#, .status, []),
        ])
    func `a foreign payload is read as a topic that the profile claims`(
        text: String, kind: Message.Kind, rules: [String]
    ) throws {
        let set = try ProfileLoader.load(directory: Shipped.profiles).set
        let profile = set.profiles[try #require(set.index(of: "smoke-alarm-zigbee"))]
        let decoded = DecodedPayload.guess(Array(text.utf8), profile: profile)
        #expect(decoded.error == nil)
        #expect(decoded.message.isForeign && decoded.message.kind == kind)
        #expect(decoded.touchedRules.map(\.id).filter { $0.hasPrefix("ENV") } == rules)
        #expect(decoded.unknownFields == (rules.isEmpty ? [] : ["linkquality", "voltage"]))
    }

    @Test func `our own envelope of a profile with foreign topics is read as our own`() throws {
        let set = try ProfileLoader.load(directory: Shipped.profiles).set
        let profile = set.profiles[try #require(set.index(of: "smoke-alarm-zigbee"))]
        let decoded = DecodedPayload.guess(Array(#"{"v":1,"event":"smoke"}"#.utf8), profile: profile)
        #expect(decoded.message.event == .smoke && !decoded.message.isForeign)
    }

    @Test(arguments: [
        (#"{"event":"sos"}"#, Message.Kind.event), (#"{"readings":{}}"#, .telemetry), (#"{"online":true}"#, .status),
        (#"{"history":[],"online":true}"#, .telemetry), ("nonsense", .telemetry),
    ])
    func `the kind is guessed from the fields`(text: String, kind: Message.Kind) {
        #expect(DecodedPayload.kind(of: Array(text.utf8)) == kind)
    }
}
