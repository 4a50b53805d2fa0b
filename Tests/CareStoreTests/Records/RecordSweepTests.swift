import CareCore
import CareRecords
import Foundation
import GRDB
import Ingest
import TestSupport
import Testing

@testable import CareStore

/// What a release decides is carried out: rows go, the ledger forgets what they said, and it still proves itself.
@Suite struct RecordSweepTests {
    private static let now = RecordScene.now
    /// Entries that say no more what they said; that of the erasure itself never said anything.
    private static let erased = "FROM ledger WHERE body IS NULL AND form <> 'records-erased'"

    /// Two old logs, one of them voided as well, one that must be kept, and an old complaint of the same number.
    private func filled() throws -> RecordScene {
        let scene = try RecordScene()
        try scene.enterPlaces()
        for (entry, day) in [("L-1", "2019-03-01"), ("L-2", "2019-03-02"), ("L-3", "2025-03-02")] {
            try scene.enter(
                RecordScene.form(
                    "duty-log", "entry", entry, "post", "坐席", "person", "op-1", "from", "\(day)T08:00:00+08:00",
                    "until", "\(day)T20:00:00+08:00", "what", "秘密经过\(entry)"))
        }
        try scene.enter(
            RecordScene.form("duty-void", "kind", "duty-log", "number", "L-2", "voidReason", "秘密作废"))
        try scene.enter(
            RecordScene.form(
                "complaint", "complaint", "L-1", "county", "532901", "receivedAt", "2019-03-01T09:00:00+08:00",
                "way", "hotline", "what", "秘密投诉"))
        return scene
    }

    private func release(_ scene: RecordScene, until day: String = "2019-12-31", kind: String = "duty-logs") throws {
        let decision = try scene.enter(
            RecordScene.form("records-release", "kind", kind, "until", day, "reason", "保存期满"))
        guard case .accepted = decision else {
            Issue.record("\(decision)")
            return
        }
    }

    /// Housekeeping with nothing to do looks again after a minute.
    private func maintain(_ scene: RecordScene, minute: Int64 = 2) throws {
        while try scene.committer.maintain(now: Self.now + .minutes(minute)) {}
    }

    private func erasedEntries(_ scene: RecordScene) throws -> [Int64] {
        try scene.store.pool.read { try Int64.fetchAll($0, sql: "SELECT number \(Self.erased)") }
    }

    @Test func `what was released goes, with what the ledger says of it; everything else stays`() throws {
        let scene = try filled()
        try maintain(scene)
        #expect(try erasedEntries(scene) == [], "nothing goes before it was released")
        try release(scene)
        try maintain(scene, minute: 9)
        let logs = try scene.store.reader.records(.dutyLog, scope: .everything, key: #require(RecordScene.secret))
        #expect(logs.compactMap { $0.row[DutyLogField.entry]?.text } == ["L-3"])
        #expect(
            try scene.store.reader.records(.complaint, scope: .everything, key: #require(RecordScene.secret)).count == 1
        )
        let erased = try erasedEntries(scene)
        let forms: [String] = try scene.store.pool.read {
            try String.fetchAll($0, sql: "SELECT form \(Self.erased) ORDER BY number")
        }
        #expect(forms == ["duty-log", "duty-log", "duty-void"])
        #expect(try scene.store.reader.proveLedger().findings == [], "chain and rows stand without what was said")
        let listed = try scene.store.pool.read {
            try Int64.fetchAll($0, sql: "SELECT entry FROM erasure WHERE entry IS NOT NULL ORDER BY entry")
        }
        #expect(listed == erased)
    }

    @Test func `the deletion leaves its own entry in the audit trail, once`() throws {
        let scene = try filled()
        try release(scene)
        try maintain(scene)
        try maintain(scene, minute: 9)
        let rows = try scene.store.pool.read {
            try String.fetchAll($0, sql: "SELECT subject || ': ' || detail FROM audit WHERE action = 'records-erased'")
        }
        #expect(rows.count == 1)
        #expect(rows.first?.hasPrefix("duty-logs: release ") == true)
        #expect(rows.first?.hasSuffix("up to 2019-12-31: 2 records, 3 entries of the ledger") == true)
    }

    @Test func `an open complaint is kept, however old`() throws {
        let scene = try filled()
        try release(scene, kind: "complaints")
        try maintain(scene)
        #expect(
            try scene.store.reader.records(.complaint, scope: .everything, key: #require(RecordScene.secret)).count == 1
        )
        #expect(try erasedEntries(scene) == [])
    }

    @Test func `a body that nobody released breaks the proof, and so does one released by an entry that is no release`()
        throws
    {
        let scene = try filled()
        try scene.store.pool.write { try $0.execute(sql: "UPDATE ledger SET body = NULL WHERE number = 3") }
        #expect(try scene.store.reader.firstBrokenLedgerEntry() == 3)
        try scene.store.pool.write {
            try $0.execute(sql: "INSERT INTO erasure (release, at, entry) VALUES (4, 0, 3)")
        }
        #expect(try scene.store.reader.firstBrokenLedgerEntry() == 3)
    }

    @Test(arguments: ["UPDATE erasure SET at = 1", "DELETE FROM erasure"])
    func `the list of erasures is never changed`(sql: String) throws {
        let scene = try filled()
        try release(scene)
        try maintain(scene)
        #expect(throws: DatabaseError.self) { try scene.store.pool.write { try $0.execute(sql: sql) } }
    }

    @Test func `nothing of the deleted words is left in the file`() throws {
        let scene = try filled()
        try release(scene)
        let sealed: [Data] = try scene.store.pool.read {
            try Data.fetchAll($0, sql: "SELECT body FROM ledger WHERE subject IN ('L-1', 'L-2') AND form = 'duty-log'")
                + Data.fetchAll($0, sql: "SELECT what FROM dutyLog WHERE entry <> 'L-3'")
        }
        #expect(sealed.count == 4)
        try maintain(scene)
        try scene.store.pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        let file = try Data(contentsOf: URL(filePath: scene.folder.database))
        for bytes in sealed { #expect(file.range(of: bytes) == nil) }
    }

    /// An old visit with a check-in, put without its case: what it belongs to is nobody's question here.
    private func putVisit(_ scene: RecordScene) throws {
        let start = Self.now - .days(365 * 7)
        var visit = RecordRow()
        visit[VisitField.visit] = RecordID("v-1")
        visit[SharedField.careCase] = RecordID("c-1")
        visit[SharedField.resident] = RecordID("r-1")
        visit[SharedField.bed] = BedID("532901-000001")
        visit[SharedField.provider] = ProviderCode(RecordScene.provider)
        visit[SharedField.county] = CountyCode(532_901)
        visit[VisitField.ordinal] = 1
        visit[VisitField.purpose] = .serviceAndTeach
        visit[VisitField.state] = .finished
        visit[VisitField.staff] = RecordList(recordText: "s-1 s-2")
        visit[VisitField.arrivedAt] = start
        visit[VisitField.startAt] = start
        visit[VisitField.endAt] = start + .hours(1)
        visit[VisitField.items] = RecordList(recordText: "A01=30")
        visit[VisitField.isLate] = false
        visit[VisitField.anomalies] = RecordSet([])
        visit[VisitField.note] = "秘密记录"
        visit[VisitField.vitalsMeasured] = "秘密体征"
        var checkIn = RecordRow()
        checkIn[SharedField.bed] = BedID("532901-000001")
        checkIn[KitField.device] = DeviceID("k-1")
        checkIn[SharedField.at] = start
        checkIn[CheckInField.card] = RecordID("s-1")
        checkIn[CheckInField.result] = .known
        checkIn[VisitField.visit] = RecordID("v-1")
        let changes = [
            RecordChange(
                form: "visit-record", subject: "v-1", fields: [.init("visitNote", "秘密记录")], by: "Li",
                puts: [RecordPut(.visit, visit)]),
            RecordChange(
                form: "visit-check-in", subject: "532901-000001 k-1 \(start.recordText)",
                fields: [.init("card", "s-1")], by: "device k-1", puts: [RecordPut(.visitCheckIn, checkIn)]),
        ]
        try scene.store.pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            try RecordWriter(db: db, seal: RecordSeal(key: #require(RecordScene.secret)))
                .write(changes, after: Ledger.head(db), at: start)
            try db.execute(sql: "PRAGMA foreign_keys = ON")
        }
    }

    @Test func `a visit stays for the figures and loses what is personal in it, its check-ins go`() throws {
        let scene = try filled()
        try putVisit(scene)
        try release(scene, until: "2020-01-01", kind: "visits")
        try maintain(scene)
        let rows = try scene.store.reader.records(.visit, scope: .everything, key: #require(RecordScene.secret))
        let row = try #require(rows.first?.row)
        #expect(row[VisitField.note] == nil && row[VisitField.vitalsMeasured] == nil)
        #expect(row[VisitField.state] == .finished && row[VisitField.items] != nil, "figures still count it")
        #expect(
            try scene.store.reader.records(.visitCheckIn, scope: .everything, key: #require(RecordScene.secret)).isEmpty
        )
        let forms = try scene.store.pool.read {
            try String.fetchAll($0, sql: "SELECT form \(Self.erased) ORDER BY number")
        }
        #expect(forms == ["visit-record", "visit-check-in"])
        #expect(try scene.store.reader.firstBrokenLedgerEntry() == nil)
        try release(scene, until: "2020-01-02", kind: "visits")
        try maintain(scene, minute: 9)
        #expect(try erasedEntries(scene).count == 2, "a visit is wiped once")
    }
}
