import CareCore
import GRDB
import Ingest
import Testing

@testable import CareStore

/// Promise 3: everything of a turn is on disk, or nothing.
@Suite struct AtomicityTests {
    private static let tables = [
        "reading", "event", "alarm", "alarmEdge", "alarmLog", "outbox", "quarantine", "audit", "journal",
        "coreState", "deviceState",
    ]

    private let open: OpenStore

    init() throws { open = try OpenStore() }

    private static func fill(_ batch: inout CommitBatch) {
        batch.effects.readings = (0..<2_000).map { Fixture.reading(at: Fixture.noon + .seconds(Int64($0))) }
        batch.effects.events = [Fixture.event()]
        batch.effects.alarmEdges = [Fixture.edge(Fixture.alarm())]
        batch.effects.audit = [AuditRow(at: Fixture.noon, by: "li", action: "import", subject: "file", detail: "")]
        batch.outgoing = [Fixture.message(1)]
        batch.quarantine = [Fixture.quarantined()]
        batch.journal = [UInt8](repeating: 7, count: 400_000)
    }

    private func counts() throws -> [Int] { try Self.tables.map { try open.count($0) } }

    private func limitPages(_ count: Int) throws {
        try open.store.pool.writeWithoutTransaction { db in
            _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count = \(count)")
        }
    }

    /// Every number of free pages from none to nearly enough, so that the disk is full at every kind of row.
    @Test func `a full disk keeps nothing of the turn, wherever it strikes`() throws {
        let used = try #require(
            try open.store.pool.read { try Int.fetchOne($0, sql: "PRAGMA page_count") })
        let before = try counts()
        for free in stride(from: 0, through: 100, by: 5) {
            try limitPages(used + free)
            let error = #expect(throws: CommitError.self, "\(free) pages free") { try open.commit { Self.fill(&$0) } }
            guard case .full = error else {
                Issue.record("\(free) pages free: expected full, found \(String(describing: error))")
                continue
            }
            #expect(try counts() == before, "\(free) pages free")
            #expect(try open.committer.recover().outbox == [])
        }
        try limitPages(1_000_000)
        try open.commit { Self.fill(&$0) }
        #expect(try counts() == [2_000, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0])
    }

    @Test func `a checkpoint that does not fit leaves the journal`() throws {
        try open.commit { $0.journal = [1, 2, 3] }
        let used = try #require(
            try open.store.pool.read { try Int.fetchOne($0, sql: "PRAGMA page_count") })
        try limitPages(used + 2)
        let checkpoint = Checkpoint(
            devices: [Checkpoint.DeviceState(device: Fixture.button, bytes: [UInt8](repeating: 1, count: 100_000))],
            core: [9], profiles: 3)
        #expect(throws: CommitError.self) { try open.commit { $0.checkpoint = checkpoint } }
        let recovered = try open.committer.recover()
        #expect(recovered.journal == [[1, 2, 3]])
        #expect(recovered.checkpoint == nil)
    }

    @Test func `a refused row takes the whole turn with it and the next turn works`() throws {
        let before = try counts()
        #expect(throws: CommitError.self) {
            try open.commit { batch in
                Self.fill(&batch)
                batch.outgoing.append(Fixture.message(1))
            }
        }
        #expect(try counts() == before)
        try open.commit { Self.fill(&$0) }
        #expect(try open.count("reading") == 2_000)
    }

    @Test func `an empty turn opens no transaction`() throws {
        let changes = open.store.pool.writeWithoutTransaction { $0.totalChangesCount }
        try open.commit { _ in }
        #expect(open.store.pool.writeWithoutTransaction { $0.totalChangesCount } == changes)
    }
}
