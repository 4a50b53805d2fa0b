import CareCore
import Testing

@testable import Ingest

/// A claimed foreign topic on its way through the line: who may speak there, and that nobody is answered.
@Suite struct ForeignLineTests {
    private static let device = "0x00158d0001a2b3c4"

    /// A scene with a Zigbee button beside the button and the mattress of every scene.
    private static func scene() throws -> LineScene {
        var scene = try LineScene()
        let county = try #require(CountyCode(532_901))
        let line = AssignmentImport(
            line: 2, county: county, bed: try #require(BedID(county: county, number: 1)),
            device: try #require(DeviceID(device)), profile: "sos-button-zigbee", since: LineScene.start - .days(1))
        _ = scene.turn(commands: [LineScene.command(.importAssignments([line]))])
        return scene
    }

    @Test func `a press is stored, rings and is answered by no receipt`() throws {
        var scene = try Self.scene()
        scene.broker.send("zigbee2mqtt/\(Self.device)", #"{"action":"emergency","battery":87,"linkquality":120}"#)
        let report = scene.turn()
        #expect(report.urgent == 1 && report.quarantined.isEmpty)
        #expect(scene.rows.events.map(\.kind) == [.sos])
        #expect(try scene.published(.alarm).compactMap { $0["rule"] as? String } == ["SOS-1"])
        #expect(scene.broker.published.allSatisfy { !$0.topic.hasSuffix("/receipt") })
    }

    @Test(
        arguments: [
            ("zigbee2mqtt/stranger", #"{"action":"single"}"#, .unknownDevice),
            ("zigbee2mqtt/b-1", #"{"action":"single"}"#, .notClaimed),
            ("zigbee2mqtt/厨房", #"{"action":"single"}"#, .malformedTopic),
            ("zigbee2mqtt/gateway", #"{"action":"single"}"#, .malformedTopic),
            ("zigbee2mqtt/\(device)", "press", .malformedJSON),
            ("zigbee2mqtt/\(device)", #"{"action":"shake"}"#, .unknownEvent),
            ("zigbee2mqtt/\(device)", #"{"action":5.5}"#, .unknownEvent),
            ("zigbee2mqtt/\(device)/set", #"{"action":"single"}"#, .malformedTopic),
        ] as [(String, String, QuarantineReason)])
    func `what cannot be taken is kept aside with its reason and answered by nobody`(
        topic: String, payload: String, reason: QuarantineReason
    ) throws {
        var scene = try Self.scene()
        scene.broker.send(topic, payload)
        let report = scene.turn()
        #expect(report.quarantined == [reason: 1])
        #expect(scene.rows.quarantine.map(\.detail).allSatisfy { !$0.isEmpty })
        #expect(scene.rows.events.isEmpty)
        // Nobody is answered; that a stranger speaks is an alarm.
        let alarms: [OutgoingMessage.Rank] = reason.isStranger ? [.alarm] : []
        #expect(scene.broker.published.map(\.rank).filter { $0 != .heartbeat } == alarms)
    }

    @Test func `a copy on the other lane is kept aside`() throws {
        var scene = try Self.scene()
        var intake = Intake(profiles: scene.line.state.profiles)
        var batch = RawBatch()
        Array("zigbee2mqtt/\(Self.device)".utf8).withUnsafeBytes { topic in
            Array(#"{"action":"single"}"#.utf8).withUnsafeBytes { payload in
                batch.append(lane: .bulk, packetID: 1, isRetained: false, topic: topic, payload: payload)
            }
        }
        var effects = Effects()
        let rejection = batch.bytes.withUnsafeBytes { bytes in
            intake.take(batch.items[0], of: bytes, now: scene.now, state: &scene.line.state, into: &effects)
        }
        #expect(rejection?.reason == .notClaimed)
        #expect(effects.events.isEmpty)
        #expect(rejection?.receipt(at: scene.now) == nil)
    }
}
