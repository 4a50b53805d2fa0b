import CareCore
import Testing

@testable import Ingest

/// What nobody may send and what nobody can read is counted where it is kept aside, and ends as an alarm.
@Suite struct StrangerLineTests {
    @Test func `strangers are one alarm that names the newest, urgent from the tenth`() throws {
        var scene = try LineScene()
        for number in 1...10 {
            scene.broker.send("homebed/v1/532901/x-\(number)/event", #"{"v":1,"event":"sos"}"#)
            _ = scene.turn()
        }
        let edges = scene.rows.edges
        #expect(edges.map(\.cause) == [.raised, .escalated])
        #expect(edges.map(\.alarm.priority) == [.p4, .p3] && edges.last?.alarm.count == 10)
        #expect(edges.first?.detail == AlarmRemark(zh: "设备 x-1 未登记", en: "device x-1 is not registered"))
        #expect(scene.rows.events.isEmpty && scene.rows.quarantine.count == 10)
    }

    @Test func `a device under another county's topic is a stranger, one that cannot be read makes an order`() throws {
        var scene = try LineScene()
        scene.broker.send("homebed/v1/532931/b-1/event", #"{"v":1,"event":"sos"}"#)
        _ = scene.turn()
        #expect(scene.rows.edges.map(\.alarm.key.rule) == ["SEC-1"])
        for _ in 0..<6 { scene.broker.send(LineScene.telemetryTopic, "{") }
        _ = scene.turn()
        #expect(scene.rows.edges.map(\.alarm.key.rule) == ["SEC-1", "DQ-2"])
        #expect(scene.rows.maintenance.count == 2)
    }
}
