import CareCore
import CareRecords
import GRDB
import TestSupport
import Testing

@testable import CareStore

/// A month is frozen by the gateway itself, and again when somebody asks for it.
@Suite struct SummaryFreezeTests {
    private static func moment(_ text: String) throws -> Timestamp { try #require(Timestamp(recordText: text)) }

    private static let county = CountyCode("532901")

    private static func month(_ text: String) throws -> SummaryMonth {
        try #require(SummaryMonth(recordText: text))
    }

    /// A play whose first month is over, with the facts of its days made.
    private func scene() throws -> FiguresScene { try FiguresScene(beds: 6, days: 60) }

    private func frozen(_ scene: FiguresScene, _ month: String, _ revision: Int64? = nil) throws -> CountySummary? {
        try scene.store.reader.frozenSummary(try #require(Self.county), try Self.month(month), revision: revision)?
            .summary
    }

    private func order(
        _ scene: FiguresScene, _ month: String, _ reason: String, at now: Timestamp
    ) throws
        -> RecordDecision
    {
        try scene.enter(
            RecordSubmission(
                form: "summary-freeze",
                fields: [.init("county", "532901"), .init("month", month), .init("freezeReason", reason)]),
            by: "chen", at: now)
    }

    @Test func `a month is frozen after the fifth, and not before`() throws {
        let scene = try scene()
        try scene.maintain(at: try Self.moment("2021-09-05T23:59:00.000+08:00"))
        #expect(try frozen(scene, "2021-08") == nil)
        try scene.maintain(at: try Self.moment("2021-09-06T00:35:00.000+08:00"))
        let summary = try #require(try frozen(scene, "2021-08"))
        guard case .frozen(let revision) = summary.standing else {
            Issue.record("\(summary.standing)")
            return
        }
        #expect(revision.number == 1)
        #expect(revision.by == nil)
        #expect(revision.anchor == (try scene.store.reader.ledgerAnchor()))
        #expect(try frozen(scene, "2021-09") == nil)
        let live = try scene.summary("2021-08", withRows: true)
        #expect(summary.table == live.table)
        #expect(summary.names == live.names)
        #expect(try scene.store.reader.summaryRevisions().map(\.month.recordText).contains("2021-08"))
    }

    @Test func `what is entered while a month is made beside the line does not wait for it`() throws {
        let scene = try FiguresScene(beds: 6, days: 60, readsBeside: true)
        let now = try Self.moment("2021-09-06T00:35:00.000+08:00")
        let count = { try scene.store.pool.write { try Int.fetchOne($0, sql: "SELECT count(*) FROM summaryRevision") } }
        // The month needs the one connection that reads, so that it is not made before this lets go of it.
        try scene.store.pool.read { _ in
            for _ in 0..<10_000 where !scene.committer.housekeeping.freezer.isMaking {
                #expect(try scene.committer.maintain(now: now))
            }
            #expect(scene.committer.housekeeping.freezer.isMaking)
            let entered = try scene.enter(
                RecordSubmission(
                    form: "township", fields: [.init("township", "532901099"), .init("name", "新镇")]), at: now)
            if case .refused(let reasons) = entered { Issue.record("\(reasons)") }
            #expect(try scene.committer.maintain(now: now), "it is not done")
            #expect(try count() == 0)
        }
        let end = ContinuousClock.now + .seconds(60)
        while try scene.committer.maintain(now: now) { try #require(ContinuousClock.now < end, "never made") }
        #expect(try count() == 4)
        let beside = try #require(try frozen(scene, "2021-08"))
        let other = try self.scene()
        try other.maintain(at: now)
        #expect(beside.table == (try #require(try frozen(other, "2021-08"))).table)
    }

    @Test func `every county and month gets its revision, one each, whenever the gateway comes to it`() throws {
        let scene = try scene()
        try scene.maintain()
        let list = try scene.store.reader.summaryRevisions(Self.county)
        #expect(list.first?.month.recordText == "2021-08")
        #expect(list.last?.month.recordText == "2022-07")
        #expect(list.map(\.revision.number) == Array(repeating: 1, count: 12))
        try scene.maintain(at: FiguresScene.now + .days(1))
        #expect(try scene.store.reader.summaryRevisions(Self.county).count == 12)
    }

    @Test(arguments: ["2021-Q4", "2021-H2", "2021", "2022-Q1"])
    func `a quarter, half-year or year is what its frozen months say together`(period: String) throws {
        let scene = try FiguresScene(beds: 6, days: 240)
        try scene.maintain()
        let county = try #require(Self.county)
        let frozen = try #require(
            try scene.store.reader.frozenSummary(county, months: period, at: FiguresScene.now))
        let live = try scene.summary(period, withRows: true)
        #expect(SummaryChange.all(from: live, to: frozen).map(\.figure.name) == [], "nothing was corrected")
        #expect(frozen.total.cells.mapValues(\.total) == live.total.cells.mapValues(\.total))
        guard case .frozenMonths(let revisions) = frozen.standing else {
            Issue.record("\(frozen.standing)")
            return
        }
        #expect(revisions.keys.max()?.period.last == frozen.period.last)
        // A correction counts once its month is frozen anew.
        let careCase = try #require(frozen.total.cells["persons-screened"]?.total.people.keys.min())
        try scene.execute("UPDATE careCase SET screenedOn = screenedOn - 400 WHERE resident = ?", [careCase])
        let after = try scene.store.reader.frozenSummary(county, months: period, at: FiguresScene.now)
        #expect(after == frozen)
    }

    @Test(arguments: ["2021-Q3", "2021-H2", "2021"])
    func `a quarter, half-year or year of all counties is the sum of what each has frozen`(period: String) throws {
        let scene = try FiguresScene(beds: 12, days: 240)
        try scene.maintain()
        let reader = scene.store.reader
        let all = try #require(try reader.frozenSummary(ofAllMonths: period, at: FiguresScene.now))
        #expect(all.county == nil)
        let live = try scene.summary(period, nil, withRows: true)
        #expect(SummaryChange.all(from: live, to: all).map(\.figure.name) == [], "nothing was corrected")
        guard case .frozenMonthsTogether(let revisions) = all.standing else {
            Issue.record("\(all.standing)")
            return
        }
        #expect(revisions.count == 4)
        var visited: Int64 = 0
        for (county, months) in revisions {
            let one = try #require(try reader.frozenSummary(county, months: period, at: FiguresScene.now))
            guard case .frozenMonths(months) = one.standing else {
                Issue.record("\(county) \(one.standing)")
                return
            }
            visited += one.total.cells["visits-served"]?.period.amount ?? 0
        }
        #expect(visited > 0 && all.total.cells["visits-served"]?.period.amount == visited)
        // A correction moves it no more than it moves the counties.
        try scene.execute("UPDATE visit SET startAt = startAt + 1000")
        #expect(try reader.frozenSummary(ofAllMonths: period, at: FiguresScene.now) == all)
        #expect(try scene.summary(period, nil, withRows: true).total != all.total)
        // While one county is not frozen, nothing is put together.
        let columns = "name, bedTarget, programmeVisitTarget, visitTarget, trainingTarget, roadSpeed, ledgerEntry"
        try scene.execute("INSERT INTO county (county, \(columns)) SELECT '532999', \(columns) FROM county LIMIT 1")
        #expect(try reader.frozenSummary(ofAllMonths: period, at: FiguresScene.now) == nil)
    }

    @Test func `what was frozen of some counties is not read while another is missing`() throws {
        let scene = try FiguresScene(beds: 12, days: 240)
        try scene.maintain()
        let reader = scene.store.reader
        let month = try #require(SummaryMonth(recordText: "2021-10"))
        // Whoever read a pack would find that it is not what was frozen.
        try scene.execute("DROP TRIGGER summaryRevisionIsNeverChanged")
        try scene.execute("UPDATE summaryRevision SET pack = zeroblob(length(pack))")
        #expect(throws: StoreError.self) { try reader.frozenSummary(ofAll: month) }
        #expect(throws: StoreError.self) { try reader.frozenSummary(ofAllMonths: "2021", at: FiguresScene.now) }
        let columns = "name, bedTarget, programmeVisitTarget, visitTarget, trainingTarget, roadSpeed, ledgerEntry"
        try scene.execute("INSERT INTO county (county, \(columns)) SELECT '532999', \(columns) FROM county LIMIT 1")
        #expect(try reader.frozenSummary(ofAll: month) == nil)
        #expect(try reader.frozenSummary(ofAllMonths: "2021", at: FiguresScene.now) == nil)
    }

    @Test func `a quarter whose last month is not frozen is none, nor is a day or a month`() throws {
        let scene = try scene()
        let now = try Self.moment("2021-12-20T12:00:00.000+08:00")
        try scene.maintain(at: now)
        let county = try #require(Self.county)
        for period in ["2021-Q4", "2021", "2021-10", "2021-10-05", "since-start", "nonsense"] {
            #expect(try scene.store.reader.frozenSummary(county, months: period, at: now) == nil, "\(period)")
        }
        #expect(try scene.store.reader.frozenSummary(county, months: "2021-Q3", at: now) != nil)
    }

    @Test func `the same rows give the same bytes`() throws {
        let scene = try scene()
        let (first, second) = (
            try scene.summary("2021-08", withRows: true), try scene.summary("2021-08", withRows: true)
        )
        let bytes = SummaryPack.bytes(of: first)
        #expect(bytes == SummaryPack.bytes(of: second))
        let read = try #require(SummaryPack.read(bytes))
        #expect(read.table == first.table)
        #expect(read.names == first.names)
        for length in stride(from: 0, to: bytes.count, by: 97) {
            #expect(SummaryPack.read(Array(bytes[..<length])) == nil)
        }
        #expect(SummaryPack.read(bytes + [0]) == nil)
    }

    @Test func `what is entered later moves no frozen figure until somebody freezes anew, and is told row by row`()
        throws
    {
        let scene = try scene()
        try scene.maintain()
        let before = try #require(try frozen(scene, "2021-08"))
        // Somebody finds that a person was screened some weeks earlier than was entered.
        let careCase = try #require(before.total.cells["persons-screened"]?.period.keys.first)
        try scene.execute("UPDATE careCase SET screenedOn = screenedOn - 40 WHERE resident = ?", [careCase])
        #expect(try frozen(scene, "2021-08") == before)
        guard case .accepted(_, _, let answer) = try order(scene, "2021-08", "筛查日期更正", at: FiguresScene.now) else {
            Issue.record("refused")
            return
        }
        #expect(answer.contains("revision 2"))
        try scene.maintain(at: FiguresScene.now + .minutes(5))
        let after = try #require(try frozen(scene, "2021-08"))
        guard case .frozen(let revision) = after.standing else {
            Issue.record("\(after.standing)")
            return
        }
        #expect(revision.number == 2)
        #expect(revision.by == "chen")
        #expect(revision.reason == "筛查日期更正")
        let changes = SummaryChange.all(from: before, to: after)
        #expect(changes.map(\.figure.name) == ["persons-screened"])
        #expect(changes.first?.removed == [careCase])
        #expect(changes.first?.added == [])
        #expect(try frozen(scene, "2021-08", 1)?.table == before.table)
    }

    @Test func `a month that is not frozen yet, and the same order again, change nothing`() throws {
        let scene = try scene()
        let early = try Self.moment("2021-09-05T12:00:00.000+08:00")
        guard case .refused(let reasons) = try order(scene, "2021-08", "更正", at: early) else {
            Issue.record("accepted")
            return
        }
        #expect(reasons.first?.contains("freezes it by itself at 2021-09-06T00:00:00.000+08:00") == true)
        try scene.maintain()
        guard case .accepted = try order(scene, "2021-08", "更正", at: FiguresScene.now) else {
            Issue.record("refused")
            return
        }
        guard case .accepted(let changes, _, _) = try order(scene, "2021-08", "更正", at: FiguresScene.now) else {
            Issue.record("refused")
            return
        }
        #expect(changes.isEmpty)
        guard case .refused = try order(scene, "2021-13", "更正", at: FiguresScene.now) else {
            Issue.record("a month that there is not was accepted")
            return
        }
    }

    @Test func `a frozen month can neither be changed nor removed, and damage is found`() throws {
        let scene = try scene()
        try scene.maintain()
        #expect(throws: DatabaseError.self) { try scene.execute("UPDATE summaryRevision SET reason = 'x'") }
        #expect(throws: DatabaseError.self) { try scene.execute("DELETE FROM summaryRevision") }
        try scene.execute("DROP TRIGGER summaryRevisionIsNeverChanged")
        try scene.execute("UPDATE summaryRevision SET pack = zeroblob(length(pack)) WHERE month = 18840")
        let error = #expect(throws: StoreError.self) { try frozen(scene, "2021-08") }
        #expect(error?.kind == .damaged)
    }

    @Test func `a month that cannot be made holds up no correction, and is tried again each hour`() throws {
        let scene = try scene()
        try scene.enter(
            RecordSubmission(
                form: "complaint",
                fields: [
                    .init("complaint", "k-2022"), .init("county", "532901"),
                    .init("receivedAt", "2022-01-10T09:00:00+08:00"), .init("way", "hotline"), .init("what", "来晚了"),
                ]))
        // A day of the notice is missing.
        try scene.execute("UPDATE calendarYear SET count = count + 1 WHERE year = 2022")
        let now = try Self.moment("2022-02-10T00:00:00.000+08:00")
        try scene.maintain(at: now)
        #expect(try frozen(scene, "2021-12") != nil)
        #expect(try frozen(scene, "2022-01") == nil)
        guard case .accepted = try order(scene, "2021-08", "筛查日期更正", at: now) else {
            Issue.record("refused")
            return
        }
        try scene.maintain(at: now + .minutes(5))
        #expect(try frozen(scene, "2021-08", 2) != nil)
        try scene.execute("UPDATE calendarYear SET count = count - 1 WHERE year = 2022")
        try scene.maintain(at: now + .minutes(59))
        #expect(try frozen(scene, "2022-01") == nil)
        try scene.maintain(at: now + .minutes(60))
        #expect(try frozen(scene, "2022-01") != nil)
    }

    @Test func `a month waits for the facts of its days`() throws {
        let scene = try scene()
        try scene.execute("INSERT INTO factDue (day, kind, number) VALUES (18840, 1, 0)")
        let db = scene.store
        let now = FiguresScene.now
        var freezer = SummaryFreezer()
        let worked = try db.pool.writeWithoutTransaction {
            try freezer.step($0, db, closedDay: 19_000, now: now)
        }
        #expect(!worked)
        try scene.execute("DELETE FROM factDue")
        let early = try db.pool.writeWithoutTransaction {
            try freezer.step($0, db, closedDay: 18_869, now: now)
        }
        #expect(!early, "the last day of August is not closed")
        let late = try db.pool.writeWithoutTransaction {
            try freezer.step($0, db, closedDay: 18_870, now: now)
        }
        #expect(late)
    }
}
