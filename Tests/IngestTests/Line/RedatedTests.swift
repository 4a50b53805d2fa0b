import CareCore
import Ingest
import Testing

/// What a device is told whose times are not believed.
@Suite struct RedatedTests {
    private static func history(_ scene: borrowing LineScene, at time: Int64, ahead: Int64) -> String {
        let entry = #"{"ts":\#(scene.now.milliseconds + ahead),"readings":{"heart_rate":60}}"#
        return #"{"v":1,"ref":"m1-9","receipt":true,"ts":\#(time),"readings":{"heart_rate":70},"history":[\#(entry)]}"#
    }

    @Test func `history of a clock that is wrong as a whole is stored by the gateway's time, with status 14`() throws {
        var scene = try LineScene()
        let ahead = scene.now.milliseconds + 3_600_000
        scene.broker.send(LineScene.telemetryTopic, Self.history(scene, at: ahead, ahead: 3_540_000))
        let report = scene.turn()
        #expect(report.quarantined.isEmpty && scene.rows.readings.map(\.value).sorted() == [60, 70])
        _ = scene.turn()
        #expect(try scene.published(.telemetryReceipt).map { $0["status"] as? Int } == [14])
    }

    @Test func `history without a place in time is kept aside whole, and the device is told so once`() throws {
        var scene = try LineScene()
        let payload = Self.history(scene, at: scene.now.milliseconds, ahead: 3_540_000)
        scene.broker.send(LineScene.telemetryTopic, payload)
        let report = scene.turn()
        #expect(report.quarantined == [.clockOutOfRange: 1] && scene.rows.readings.map(\.value) == [70])
        #expect(scene.rows.quarantine.map { String(decoding: $0.payload, as: UTF8.self) } == [payload])
        _ = scene.turn(after: .seconds(11))
        let receipts = try scene.published(.telemetryReceipt)
        #expect(receipts.map { $0["status"] as? Int } == [14])
        #expect(receipts.map { $0["refs"] as? [String] } == [["m1-9"]])
    }
}
