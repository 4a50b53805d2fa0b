import CareCore
import Ingest
import Testing

/// What a person is told whose command was in a transaction that failed: what became of it, as far as the store says.
@Suite struct FailedAnswerTests {
    private static func window(_ scene: borrowing LineScene) throws -> (Answer, PendingCommand) {
        let bed = try #require(BedID("532901-000001"))
        let answer = Answer()
        return (answer, answer.pending(.openTestWindow(bed, length: .minutes(5), by: "Li")))
    }

    @Test func `a command that is on disk although the commit failed is reported as done`() throws {
        var scene = try LineScene()
        let (answer, command) = try Self.window(scene)
        scene.rows.lostAnswers = 1
        #expect(scene.turn(commands: [command]).failure == .inputOutput("the answer was lost by the test"))
        #expect(answer.all == [.done("presses of bed 532901-000001 are tests for 5m")])
        scene.broker.connect()
        scene.press(1)
        #expect(scene.turn().failure == nil)
        #expect(scene.rows.events.map(\.isTest) == [true])
    }

    @Test func `an import, which is written as a checkpoint, is told apart the same way`() throws {
        var scene = try LineScene()
        let county = try #require(CountyCode(532_901))
        let lines = [
            AssignmentImport(
                line: 2, county: county, bed: try #require(BedID(county: county, number: 2)),
                device: try #require(DeviceID("b-2")), profile: "sos-button", since: LineScene.start - .days(1))
        ]
        let answer = Answer()
        scene.rows.refusals = 1
        _ = scene.turn(commands: [answer.pending(.importAssignments(lines))])
        scene.rows.lostAnswers = 1
        _ = scene.turn(commands: [answer.pending(.importAssignments(lines))])
        #expect(answer.all.count == 2)
        #expect(answer.all.first == .refused(["not done: the database refused the transaction: refused by the test"]))
        guard case .done = answer.all.last else {
            Issue.record("\(answer.all)")
            return
        }
        #expect(scene.rows.registry.devices.count == 3)
    }

    @Test func `a store that cannot be read back leaves it open, and the answer says how to find out`() throws {
        var scene = try LineScene()
        let (answer, command) = try Self.window(scene)
        scene.rows.lostAnswers = 1
        scene.rows.isUnreadable = true
        _ = scene.turn(commands: [command])
        guard case .refused(let lines) = answer.all.first, let text = lines.first else {
            Issue.record("\(answer.all)")
            return
        }
        #expect(text.hasPrefix("it is not known whether this was done:") && text.contains("homebed alarms"))
        // What is asked before the state is there was never begun.
        let (later, again) = try Self.window(scene)
        _ = scene.turn(commands: [again])
        #expect(later.all == [.refused(["not done: reading refused by the test"])])
        scene.rows.isUnreadable = false
        #expect(scene.turn().failure == nil)
    }
}
