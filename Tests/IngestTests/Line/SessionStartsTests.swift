import CareCore
import Testing

@testable import Ingest

@Suite struct SessionStartsTests {
    @Test func `a new session whose transaction failed stays new until a delivery of it is kept`() {
        var sessions = SessionStarts()
        let first = sessions.isKnown(.bulk, isSessionPresent: false, deliveries: 7)
        let again = sessions.isKnown(.bulk, isSessionPresent: true, deliveries: 7)
        let kept = sessions.isKnown(.bulk, isSessionPresent: true, deliveries: 8)
        let other = sessions.isKnown(.urgent, isSessionPresent: true, deliveries: 0)
        #expect(!first && !again)
        #expect(kept, "one was kept: it may come again")
        #expect(other, "begun before the process was")
    }

    private static let payload = #"{"v":1,"readings":{"heart_rate":70}}"#

    /// A line that has taken the message once, and whose broker has lost it and forgotten it.
    private static func forgotten() throws -> LineScene {
        var scene = try LineScene()
        scene.broker.send(LineScene.telemetryTopic, payload)
        #expect(scene.turn().failure == nil)
        for lane in Lane.allCases { scene.broker.disconnect(lane) }
        _ = scene.turn()
        scene.broker.forget()
        return scene
    }

    @Test(arguments: [true, false])
    func `a message of a new session is no repetition after a failed transaction`(refused: Bool) throws {
        var scene = try Self.forgotten()
        scene.broker.connect(isSessionPresent: false)
        scene.broker.send(LineScene.telemetryTopic, Self.payload)
        if refused { scene.rows.refusals = 1 } else { scene.rows.lostAnswers = 1 }
        #expect(scene.turn().failure != nil)
        scene.broker.connect()
        #expect(scene.turn().failure == nil)
        #expect(scene.rows.readings.count == 2)
    }

    @Test func `a message of a new session that was never heard of is no repetition`() throws {
        var scene = try Self.forgotten()
        // The answer to the first connection of the new session is lost; the second says that the session is there.
        scene.broker.connect(isSessionPresent: true)
        scene.broker.send(LineScene.telemetryTopic, Self.payload)
        #expect(scene.turn().failure == nil)
        #expect(scene.rows.readings.count == 2)
    }
}
