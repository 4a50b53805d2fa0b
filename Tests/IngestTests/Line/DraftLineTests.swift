import CareCore
import CareRecords
import Ingest
import Testing

/// Long requests that were judged beside the line: written by it in one transaction, behind whatever is urgent.
@Suite struct DraftLineTests {
    private static let bed = "532901-000001"

    private static func draft(
        _ consequences: [Command] = [], isDryRun: Bool = false, answer: Answer, mark: RequestMark? = nil
    ) -> PendingDraft {
        let change = RecordChange(form: "visit-arrive", subject: "v-1", fields: [], by: "Li", puts: [])
        let draft = RecordDraft(
            .accepted([change], consequences: consequences, answer: "entered"), isDryRun: isDryRun, after: 0, rows: [])
        let request = RecordRequest([RecordSubmission(form: "visit-arrive", fields: [])], by: "Li")
        let plain = answer.pending(.records(request))
        return PendingDraft(draft, of: PendingCommand(plain.request, mark: mark, reply: plain.reply))
    }

    @Test func `a draft is kept with the turn, answered and told to the alarms`() throws {
        var scene = try LineScene()
        let bed = try #require(BedID(Self.bed))
        let answer = Answer()
        let draft = Self.draft([.suppression(.beginVisit(bed, planned: .minutes(40)), by: "Li")], answer: answer)
        #expect(scene.turn(draft: draft).draft == .answered)
        #expect(answer.all == [.done("entered")])
        #expect(scene.rows.records.map(\.subject) == ["v-1"])
        #expect(scene.line.state.suppressions.count == 1)
        let now = scene.now + .seconds(1)
        scene.line = try LineScene.open(
            broker: scene.broker, rows: scene.rows, profiles: Shipped.profiles(), now: now)
        #expect(scene.line.state.suppressions.count == 1)
    }

    @Test func `a turn with an emergency leaves the draft to the next`() throws {
        var scene = try LineScene()
        let answer = Answer()
        let draft = Self.draft(answer: answer)
        scene.press(1)
        #expect(scene.turn(draft: draft).draft == .interrupted)
        #expect(answer.all.isEmpty && scene.rows.records.isEmpty)
        #expect(scene.rows.edges.count == 1)
        #expect(scene.turn(draft: draft).draft == .answered)
        #expect(scene.rows.records.count == 1)
    }

    @Test func `an emergency that comes while rows are written ends the attempt, and the state knows nothing of it`()
        throws
    {
        var scene = try LineScene()
        let bed = try #require(BedID(Self.bed))
        scene.rows.drafting = { [broker = scene.broker, now = scene.now] _, isAwaited in
            #expect(!isAwaited())
            broker.send(LineScene.pressTopic, #"{"v":1,"ref":"r1","ts":\#(now.milliseconds),"event":"sos"}"#)
            return isAwaited() ? .interrupted : .begun
        }
        let answer = Answer()
        let draft = Self.draft([.suppression(.beginVisit(bed, planned: .minutes(40)), by: "Li")], answer: answer)
        #expect(scene.turn(draft: draft).draft == .interrupted)
        #expect(answer.all.isEmpty && scene.rows.records.isEmpty && scene.line.state.suppressions.isEmpty)
        scene.rows.drafting = { _, _ in .begun }
        #expect(scene.turn(draft: draft).draft == .interrupted, "the press is taken in this turn")
        #expect(scene.rows.edges.count == 1)
        #expect(scene.turn(draft: draft).draft == .answered)
    }

    @Test func `a draft that insists is written in a turn with an emergency, both in one transaction`() throws {
        var scene = try LineScene()
        scene.rows.drafting = { _, isAwaited in isAwaited() ? .interrupted : .begun }
        let answer = Answer()
        let draft = Self.draft(answer: answer)
        scene.press(1)
        let report = scene.turn(draft: PendingDraft(draft.draft, of: draft.pending, insists: true))
        #expect(report.draft == .answered && report.urgent == 1)
        #expect(scene.rows.edges.count == 1 && scene.rows.records.count == 1)
        #expect(answer.all == [.done("entered")])
    }

    @Test func `records that the same turn enters make the draft stale`() throws {
        var scene = try LineScene()
        scene.rows.decision = { _, _ in
            .accepted(
                [RecordChange(form: "visit-arrive", subject: "v-2", fields: [], by: "Li", puts: [])], consequences: [],
                answer: "arrived")
        }
        let (answer, other) = (Answer(), Answer())
        let request = RecordRequest([RecordSubmission(form: "visit-arrive", fields: [])], by: "Li")
        let draft = Self.draft(answer: answer)
        #expect(scene.turn(commands: [other.pending(.records(request))], draft: draft).draft == .stale)
        #expect(other.all == [.done("arrived")])
        #expect(answer.all.isEmpty)
        #expect(scene.rows.records.map(\.subject) == ["v-2"])
    }

    @Test func `what the store finds stale waits, what it refuses is told`() throws {
        var scene = try LineScene()
        let answer = Answer()
        scene.rows.drafting = { _, _ in .stale }
        #expect(scene.turn(draft: Self.draft(answer: answer)).draft == .stale)
        #expect(answer.all.isEmpty)
        scene.rows.drafting = { _, _ in .refused(["line 7: expected another"]) }
        #expect(scene.turn(draft: Self.draft(answer: answer)).draft == .answered)
        #expect(answer.all == [.refused(["line 7: expected another"])])
        #expect(scene.rows.records.isEmpty)
    }

    @Test func `a dry run is answered and keeps nothing`() throws {
        var scene = try LineScene()
        let answer = Answer()
        scene.rows.drafting = { draft, _ in draft.isDryRun ? .tried : .begun }
        #expect(scene.turn(draft: Self.draft(isDryRun: true, answer: answer)).draft == .answered)
        #expect(answer.all == [.done("dry run, nothing is kept: entered")])
        #expect(scene.rows.records.isEmpty)
    }

    @Test func `a draft whose transaction fails is answered as not done and kept nowhere`() throws {
        var scene = try LineScene()
        scene.rows.refusals = 1
        let answer = Answer()
        #expect(scene.turn(draft: Self.draft(answer: answer)).draft == .answered)
        #expect(
            answer.all == [.refused(["not done: the database refused the transaction: refused by the test"])])
        #expect(scene.rows.records.isEmpty)
        scene.rows.lostAnswers = 1
        _ = scene.turn(draft: Self.draft(answer: answer))
        #expect(answer.all.last == .done("entered"), "it is on disk although the commit failed in its answer")
        #expect(scene.rows.records.count == 1)
    }

    @Test func `nothing is taken while nothing can be written`() throws {
        var scene = try LineScene()
        scene.line.isUnrecorded = true
        let answer = Answer()
        #expect(scene.turn(draft: Self.draft(answer: answer)).draft == .answered)
        #expect(
            answer.all == [.refused(["not done: the disk is full and nothing can be written; free some space"])])
    }
}
