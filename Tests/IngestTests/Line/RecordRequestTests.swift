import CareCore
import CareRecords
import Ingest
import Testing

/// Records on the line: judged by the store, kept with the turn, told to the alarms.
@Suite struct RecordRequestTests {
    private static let request = RecordRequest([RecordSubmission(form: "visit-arrive", fields: [])], by: "Li")

    private static func change(_ subject: String) -> RecordChange {
        RecordChange(form: "visit-arrive", subject: subject, fields: [], by: "Li", puts: [])
    }

    /// A line whose store accepts what it is asked, with a visit to that bed as its consequence.
    private static func scene(ofVisitAt bed: String) throws -> LineScene {
        let bed = try #require(BedID(bed))
        let scene = try LineScene()
        scene.rows.decision = { _, _ in
            .accepted(
                [Self.change("v-1")],
                consequences: [.suppression(.beginVisit(bed, planned: .minutes(40)), by: "Li")], answer: "arrived")
        }
        return scene
    }

    @Test func `what the store accepts is kept with the turn and answered when it is on disk`() throws {
        var scene = try LineScene()
        scene.rows.decision = { _, _ in .accepted([Self.change("v-1")], consequences: [], answer: "arrived") }
        let answer = Answer()
        #expect(scene.turn(commands: [answer.pending(.records(Self.request))]).failure == nil)
        #expect(answer.all == [.done("arrived")])
        #expect(scene.rows.records.map(\.subject) == ["v-1"])
    }

    @Test func `what the store refuses leaves nothing`() throws {
        var scene = try LineScene()
        scene.rows.decision = { _, _ in .refused(["visit: expected a visit, found none"]) }
        let answer = Answer()
        _ = scene.turn(commands: [answer.pending(.records(Self.request))])
        #expect(answer.all == [.refused(["visit: expected a visit, found none"])])
        #expect(scene.rows.records.isEmpty)
    }

    @Test func `the second request of a turn is judged over what the first one adds`() throws {
        var scene = try LineScene()
        scene.rows.decision = { _, pending in
            .accepted([Self.change("v-\(pending.count + 1)")], consequences: [], answer: "\(pending.map(\.subject))")
        }
        let answer = Answer()
        _ = scene.turn(commands: [answer.pending(.records(Self.request)), answer.pending(.records(Self.request))])
        #expect(answer.all == [.done("[]"), .done(#"["v-1"]"#)])
        #expect(scene.rows.records.map(\.subject) == ["v-1", "v-2"])
    }

    @Test func `a consequence reaches the alarms at once and is there after a crash`() throws {
        var scene = try Self.scene(ofVisitAt: "532901-000001")
        let answer = Answer()
        _ = scene.turn(commands: [answer.pending(.records(Self.request))])
        #expect(answer.all == [.done("arrived")])
        #expect(scene.line.state.suppressions.count == 1)
        let now = scene.now + .seconds(1)
        scene.line = try LineScene.open(
            broker: scene.broker, rows: scene.rows, profiles: Shipped.profiles(), now: now)
        #expect(scene.line.state.suppressions.count == 1)
    }

    @Test func `a consequence that the alarms refuse is told and the record is kept`() throws {
        var scene = try Self.scene(ofVisitAt: "532901-000099")
        let answer = Answer()
        _ = scene.turn(commands: [answer.pending(.records(Self.request))])
        guard case .done(let text) = answer.all.first else {
            Issue.record("\(answer.all)")
            return
        }
        #expect(text.hasPrefix("arrived; but not told to the alarms: ") && text.contains("532901-000099"))
        #expect(scene.rows.records.count == 1)
    }

    @Test func `records that are on disk although the commit failed in its answer are reported as done`() throws {
        var scene = try LineScene()
        scene.rows.decision = { _, _ in .accepted([Self.change("v-1")], consequences: [], answer: "arrived") }
        scene.rows.lostAnswers = 1
        let answer = Answer()
        _ = scene.turn(commands: [answer.pending(.records(Self.request))])
        #expect(answer.all == [.done("arrived")])
        scene.rows.refusals = 1
        _ = scene.turn(commands: [answer.pending(.records(Self.request))])
        #expect(
            answer.all.last == .refused(["not done: the database refused the transaction: refused by the test"]))
        #expect(scene.rows.records.count == 1)
    }

    @Test func `nothing is taken while nothing can be written`() throws {
        var scene = try LineScene()
        scene.line.isUnrecorded = true
        let answer = Answer()
        _ = scene.turn(commands: [answer.pending(.records(Self.request))])
        #expect(
            answer.all == [.refused(["not done: the disk is full and nothing can be written; free some space"])])
    }
}
