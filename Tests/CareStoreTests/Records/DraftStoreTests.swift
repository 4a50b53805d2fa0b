import CareCore
import CareRecords
import Foundation
import GRDB
import Ingest
import TestSupport
import Testing

@testable import CareStore

/// Drafts in the database: the same rows as where the line judges, or none.
@Suite struct DraftStoreTests {
    private static func forms(_ count: Int) -> [RecordSubmission] {
        (1...count).map { number in
            let staff = RecordScene.staff("s-\(number)", number: CareProgramme.identityNumber(number))
            return RecordSubmission(form: staff.form, fields: staff.fields, line: number + 1)
        }
    }

    private static func scene() throws -> RecordScene {
        let scene = try RecordScene()
        try scene.enterPlaces()
        return scene
    }

    /// Writes a draft as the line does.
    private func write(
        _ draft: RecordDraft, _ scene: RecordScene, isAwaited: () -> Bool = { false }
    ) throws
        -> DraftOutcome
    {
        let outcome = try scene.committer.begin(draft, isAwaited: isAwaited)
        if outcome == .begun {
            var batch = CommitBatch()
            batch.reset(now: RecordScene.now)
            batch.hasBegun = true
            try scene.committer.commit(batch)
        }
        return outcome
    }

    @Test func `a draft leaves what a request leaves that the line judges`() throws {
        let (drafted, judged) = (try Self.scene(), try Self.scene())
        let request = RecordRequest(
            Self.forms(40) + [RecordScene.staff("s-1", number: CareProgramme.identityNumber(1), name: "王某")], by: "Li")
        let draft = try drafted.store.draft(request, at: RecordScene.now)
        #expect(try write(draft, drafted) == .begun)
        let decision = try judged.committer.judge(request, after: [], at: RecordScene.now)
        guard case .accepted(let changes, _, let answer) = decision else { throw decisionFault(decision) }
        var batch = CommitBatch()
        batch.reset(now: RecordScene.now)
        batch.records = changes
        try judged.committer.commit(batch)
        #expect(draft.decision == decision && answer == "41 entered, 0 stood there already")
        #expect(try drafted.dump() == judged.dump())
        #expect(try drafted.store.reader.firstBrokenLedgerEntry() == nil)
    }

    private func decisionFault(_ decision: RecordDecision) -> CommitError { .refused("\(decision)") }

    @Test func `faults of a draft are those that the line finds, each with its line`() throws {
        let scene = try Self.scene()
        var forms = Self.forms(30)
        forms[7] = RecordSubmission(
            form: "staff", fields: RecordScene.staff("s-8", number: "110105194912310021").fields, line: 9)
        forms.append(RecordSubmission(form: "staff", fields: RecordScene.staff("s-99").fields, line: 32))
        forms.append(RecordSubmission(form: "staff", fields: RecordScene.staff("s-98").fields, line: 33))
        let request = RecordRequest(forms, by: "Li")
        let draft = try scene.store.draft(request, at: RecordScene.now)
        #expect(draft.decision == (try scene.committer.judge(request, after: [], at: RecordScene.now)))
        #expect(draft.rows.isEmpty)
        guard case .refused(let reasons) = draft.decision else { throw decisionFault(draft.decision) }
        #expect(reasons.first?.hasPrefix("line 9: identityNumber") == true)
    }

    @Test func `a draft is stale once something else is entered, and then leaves nothing`() throws {
        let scene = try Self.scene()
        let draft = try scene.store.draft(RecordRequest(Self.forms(25), by: "Li"), at: RecordScene.now)
        try scene.enter(RecordScene.staff("s-77"))
        #expect(try write(draft, scene) == .stale)
        #expect(try scene.value("SELECT count(*) FROM staff") == 1)
        #expect(try scene.value("SELECT count(*) FROM ledger") == 3)
    }

    @Test func `a draft that is interrupted leaves nothing and can be written afterwards`() throws {
        let scene = try Self.scene()
        let draft = try scene.store.draft(RecordRequest(Self.forms(60), by: "Li"), at: RecordScene.now)
        var looks = 0
        let outcome = try write(draft, scene) {
            looks += 1
            return looks == 3
        }
        #expect(outcome == .interrupted && looks == 3)
        #expect(try scene.value("SELECT count(*) FROM staff") == 0)
        #expect(try write(draft, scene) == .begun)
        #expect(try scene.value("SELECT count(*) FROM staff") == 60)
        #expect(try scene.value("SELECT count(*) FROM ledger") == 62)
    }

    @Test func `what the database alone refuses is told with its line, and nothing is kept`() throws {
        let scene = try Self.scene()
        try scene.store.pool.write {
            try $0.execute(sql: "CREATE UNIQUE INDEX oneOfEach ON staff (qualification)")
        }
        let draft = try scene.store.draft(RecordRequest(Self.forms(25), by: "Li"), at: RecordScene.now)
        guard case .refused(let reasons) = try write(draft, scene) else { throw decisionFault(draft.decision) }
        #expect(reasons.count == 24)
        #expect(reasons.first?.hasPrefix("line 3: expected a staff whose values no other staff has") == true)
        #expect(try scene.value("SELECT count(*) FROM staff") == 0)
    }

    @Test func `a dry run tries every row and keeps none`() throws {
        let scene = try Self.scene()
        let request = RecordRequest(Self.forms(25), by: "Li", isDryRun: true)
        let draft = try scene.store.draft(request, at: RecordScene.now)
        #expect(try write(draft, scene) == .tried)
        #expect(try scene.value("SELECT count(*) FROM staff") == 0)
        #expect(try scene.value("SELECT count(*) FROM ledger") == 2)
    }

    @Test func `a turn whose commit fails takes the draft with it`() throws {
        let scene = try Self.scene()
        let draft = try scene.store.draft(RecordRequest(Self.forms(25), by: "Li"), at: RecordScene.now)
        #expect(try scene.committer.begin(draft) { false } == .begun)
        var batch = CommitBatch()
        batch.reset(now: RecordScene.now)
        batch.hasBegun = true
        // An event of a device that nobody has registered: the database refuses the row.
        batch.effects.events.append(Fixture.event())
        #expect(throws: CommitError.self) { try scene.committer.commit(batch) }
        #expect(try scene.value("SELECT count(*) FROM staff") == 0)
        #expect(try write(draft, scene) == .begun)
    }
}
