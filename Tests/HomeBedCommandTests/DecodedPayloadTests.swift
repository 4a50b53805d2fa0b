import CareCore
import CareProfiles
import CareWire
import Foundation
import TestSupport
import Testing

@testable import HomeBedCommand

@Suite struct DecodedPayloadTests {
    private func decode(_ text: String, profile: String) throws -> DecodedPayload {
        let set = try ProfileLoader.load(directory: Checkout.profiles).set
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

    @Test(arguments: [
        (#"{"event":"sos"}"#, Message.Kind.event), (#"{"readings":{}}"#, .telemetry), (#"{"online":true}"#, .status),
        (#"{"history":[],"online":true}"#, .telemetry), ("nonsense", .telemetry),
    ])
    func `the kind is guessed from the fields`(text: String, kind: Message.Kind) {
        #expect(DecodedPayload.kind(of: Array(text.utf8)) == kind)
    }
}
