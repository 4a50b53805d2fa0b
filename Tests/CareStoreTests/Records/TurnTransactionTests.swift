import CareCore
import CareRecords
import GRDB
import Ingest
import TestSupport
import Testing

@testable import CareStore

/// What a turn accepts is written once, while it is judged: whatever becomes of the turn, on disk are its records or
/// none of them.
@Suite struct TurnTransactionTests {
    private let scene: RecordScene

    init() throws {
        scene = try RecordScene()
        try scene.enterPlaces()
    }

    private static func staff(_ number: Int, name: String = "李某") -> RecordSubmission {
        RecordScene.staff("s-\(number)", number: CareProgramme.identityNumber(number), name: name)
    }

    /// Judges forms as one request of a turn that has accepted `changes`, and adds what is accepted to them.
    @discardableResult
    private func judge(
        _ forms: RecordSubmission..., after changes: inout [RecordChange], isDryRun: Bool = false,
        at now: Timestamp = RecordScene.now
    ) throws -> RecordDecision {
        let request = RecordRequest(forms, by: "Li", isDryRun: isDryRun)
        let decision = try scene.committer.judge(request, after: changes, at: now)
        if case .accepted(let more, _, _) = decision { changes += more }
        return decision
    }

    private func commit(
        _ changes: [RecordChange], at now: Timestamp = RecordScene.now, _ fill: (inout CommitBatch) -> Void = { _ in }
    ) throws {
        var batch = CommitBatch()
        batch.reset(now: now)
        batch.records = changes
        batch.journal = [1]
        fill(&batch)
        try scene.committer.commit(batch)
    }

    private func staff() throws -> [String] {
        try scene.store.pool.read { try String.fetchAll($0, sql: "SELECT staff FROM staff ORDER BY staff") }
    }

    private func reasons(_ decision: RecordDecision) -> [String] {
        guard case .refused(let reasons) = decision else { return [] }
        return reasons
    }

    @Test func `a refused request between two accepted ones leaves nothing, and each sees those before it`() throws {
        var changes: [RecordChange] = []
        try judge(Self.staff(1), after: &changes)
        #expect(try staff() == [], "nothing is on disk before the commit")
        let double = RecordScene.staff("s-9", number: CareProgramme.identityNumber(1))
        let refused = try judge(Self.staff(2), double, after: &changes)
        #expect(reasons(refused).count == 1, "the number of the first request is taken: \(refused)")
        let same = try judge(Self.staff(1), after: &changes)
        #expect(same == .accepted([], consequences: [], answer: "unchanged: the same line stands there already"))
        try judge(Self.staff(3), Self.staff(1, name: "王某"), after: &changes)
        try commit(changes)
        #expect(try staff() == ["s-1", "s-3"])
        let other = try RecordScene()
        try other.enterPlaces()
        try other.enter(Self.staff(1))
        try other.enter(Self.staff(3))
        try other.enter(Self.staff(1, name: "王某"))
        #expect(try scene.dump() == other.dump())
        #expect(try scene.store.reader.firstBrokenLedgerEntry() == nil)
    }

    @Test func `what the database alone refuses is told, and takes nothing of the turn with it`() throws {
        try scene.store.pool.write {
            try $0.execute(sql: "CREATE UNIQUE INDEX oneOfEach ON staff (qualification)")
        }
        var changes: [RecordChange] = []
        try judge(Self.staff(1), after: &changes)
        let text = "expected a staff whose values no other staff has"
        #expect(reasons(try judge(Self.staff(2), after: &changes)).first?.hasPrefix(text) == true)
        let line = RecordSubmission(form: "staff", fields: Self.staff(3).fields, line: 4)
        #expect(reasons(try judge(line, after: &changes)).first?.hasPrefix("line 4: \(text)") == true)
        #expect(reasons(try judge(line, after: &changes, isDryRun: true)).count == 1, "a dry run hears it too")
        try judge(Self.staff(1, name: "王某"), after: &changes)
        try commit(changes)
        #expect(try staff() == ["s-1"])
        #expect(try scene.store.reader.firstBrokenLedgerEntry() == nil)
    }

    @Test func `a dry run among accepted requests keeps nothing and drops nothing`() throws {
        var changes: [RecordChange] = []
        try judge(Self.staff(1), after: &changes)
        let tried = try judge(Self.staff(2), after: &changes, isDryRun: true)
        #expect(tried == .accepted([], consequences: [], answer: "dry run, nothing is kept: staff s-2 is entered"))
        try judge(Self.staff(3), after: &changes)
        try commit(changes)
        #expect(try staff() == ["s-1", "s-3"])
    }

    @Test func `a commit that fails leaves nothing of what was judged, and the next turn enters it`() throws {
        var changes: [RecordChange] = []
        try judge(Self.staff(1), after: &changes)
        try judge(Self.staff(2), after: &changes)
        #expect(throws: CommitError.self) {
            // An event of a device that nobody has registered: the database refuses the row.
            try commit(changes) { $0.effects.events.append(Fixture.event()) }
        }
        #expect(try staff() == [])
        #expect(try scene.value("SELECT count(*) FROM ledger") == 2)
        var again: [RecordChange] = []
        try judge(Self.staff(2), after: &again)
        try commit(again)
        #expect(try staff() == ["s-2"])
        #expect(try scene.store.reader.firstBrokenLedgerEntry() == nil)
    }

    @Test func `a commit writes its own records, whatever was judged before it`() throws {
        var (changes, others): ([RecordChange], [RecordChange]) = ([], [])
        try judge(Self.staff(1), after: &changes)
        try commit([])
        #expect(try staff() == [], "nobody kept what was accepted")
        try judge(Self.staff(1), after: &changes)
        try judge(Self.staff(2), after: &others)
        try commit(others)
        #expect(try staff() == ["s-2"], "the second was judged without the first")
        changes = []
        try judge(Self.staff(3), after: &changes)
        try commit(changes, at: RecordScene.now + .seconds(1))
        #expect(try staff() == ["s-2", "s-3"])
        let at: Int64? = try scene.value("SELECT at FROM ledger WHERE subject = 's-3'")
        #expect(at == (RecordScene.now + .seconds(1)).milliseconds, "the entry has the time of its commit")
        #expect(try scene.store.reader.firstBrokenLedgerEntry() == nil)
    }

    @Test func `records are lent as they are on disk, and what was judged is written after that all the same`() throws {
        var changes: [RecordChange] = []
        try judge(Self.staff(1), after: &changes)
        let seen = try scene.committer.withRecords { try $0.row(.staff, key: [.text("s-1")]) }
        #expect(seen == .some(nil))
        try judge(Self.staff(2), after: &changes)
        try commit(changes)
        #expect(try staff() == ["s-1", "s-2"])
    }

    @Test func `a turn that is never committed stands in nobody's way`() throws {
        var changes: [RecordChange] = []
        try judge(Self.staff(1), after: &changes)
        while try scene.committer.maintain(now: RecordScene.now) {}
        try judge(Self.staff(2), after: &changes)
        #expect(try scene.committer.recover().journal == [])
        try scene.store.pool.write { try $0.execute(sql: "UPDATE staff SET name = name") }
        #expect(try staff() == [])
        let draft = try scene.store.draft(RecordRequest([Self.staff(3)], by: "Li"), at: RecordScene.now)
        changes = []
        try judge(Self.staff(4), after: &changes)
        #expect(try scene.committer.begin(draft) { false } == .begun)
        try commit([]) { $0.hasBegun = true }
        #expect(try staff() == ["s-3"])
    }

    @Test func `a disk that is full while a request is judged keeps what the turn had accepted`() throws {
        var changes: [RecordChange] = []
        try judge(Self.staff(1), after: &changes)
        try scene.store.limitGrowth(true)
        let many = RecordRequest((2...300).map { Self.staff($0) }, by: "Li")
        let error = #expect(throws: CommitError.self) {
            try scene.committer.judge(many, after: changes, at: RecordScene.now)
        }
        guard case .full = error else { throw try #require(error) }
        try scene.store.limitGrowth(false)
        try judge(Self.staff(2), after: &changes)
        try commit(changes)
        #expect(try staff() == ["s-1", "s-2"])
        #expect(try scene.store.reader.firstBrokenLedgerEntry() == nil)
    }
}
