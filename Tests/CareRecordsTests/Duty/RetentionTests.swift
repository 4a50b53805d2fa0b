import CareCore
import CareRecords
import Testing

@Suite("Retention") struct RetentionTests {
    let book = MemoryBook()
    let now = Timestamp("2026-11-06 12:00:00")

    private func release(_ kind: RetentionClass, until: String) throws -> [String] {
        try book.enter(
            .recordsRelease, ["kind": kind.rawValue, "until": until, "reason": "保存期满"], at: now, by: "admin")
    }

    @Test(arguments: [
        (RetentionClass.networkLogs, "2026-05-10"), (.visits, "2021-11-06"), (.emergencyCalls, "2021-11-06"),
        (.dutyLogs, "2021-11-06"), (.shiftHandovers, "2021-11-06"),
        (.abnormalEvents, "2021-11-06"), (.complaints, "2021-11-06"),
    ])
    func `no class is released a day too early, and every one on the day`(kind: RetentionClass, last: String) throws {
        let day = try #require(CivilDate(recordText: last))
        #expect(try release(kind, until: day.recordText) == [])
        let faults = try release(kind, until: day.adding(1).recordText)
        #expect(faults.count == 1)
        #expect(faults.first?.contains(last) == true)
    }

    @Test func `the table of bounds names every class`() { #expect(RetentionClass.allCases.count == 7) }

    /// A release of what nobody deletes would tell an office that it goes.
    @Test(arguments: ["telemetry", "aggregates", "locations", "audit", "alarms"])
    func `what lies in no records is not released, and the kinds that are named are told`(kind: String) throws {
        let faults = try book.enter(
            .recordsRelease, ["kind": kind, "until": "2000-01-01", "reason": "保存期满"], at: now, by: "admin")
        #expect(faults.count == 1)
        #expect(faults.first?.contains("network-logs") == true && faults.first?.contains(kind) == true, "\(faults)")
    }

    @Test func `of five years of logs those go that ended up to the day, and the release changes no rows`() throws {
        for (index, day) in ["2021-11-05", "2021-11-06", "2021-11-07"].enumerated() {
            let texts: KeyValuePairs = [
                "entry": "L-\(index)", "post": "坐席", "person": "op-1", "from": "\(day) 08:00:00".moment,
                "until": "\(day) 20:00:00".moment, "what": "无事",
            ]
            #expect(try book.enter(.dutyLog, texts, at: now) == [])
        }
        let logs = RetainedRecords(.dutyLogs)
        let last = RetentionClass.dutyLogs.period.lastDeletableDay(on: CivilDate(of: now))
        #expect(logs.deletable(book.rows(logs.table, where: []), until: last).map(\.text) == ["L-0", "L-1"])
        let (row, _) = RecordForm.recordsRelease.fill([
            ("kind", "duty-logs"), ("until", last.recordText), ("reason", "保存期满"),
        ])
        let verdict = try RecordForm.recordsRelease.decide(row, RecordContext(now: now, by: "admin", book: book))
        #expect(
            verdict
                == .accepted(RecordOutcome(puts: [], answer: "duty-logs up to 2021-11-06 may be deleted: 2 records")))
    }

    @Test func `what is open is kept, however old; what was voided goes`() throws {
        book.registered["county"] = [.text("532901")]
        for number in ["K-1", "K-2", "K-3"] {
            let texts: KeyValuePairs = [
                "complaint": number, "county": "532901", "receivedAt": "2021-01-04 09:00:00".moment,
                "way": "hotline", "what": "投诉",
            ]
            #expect(try book.enter(.complaint, texts, at: now) == [])
        }
        let answer: KeyValuePairs = [
            "complaint": "K-1", "answeredAt": "2021-01-05 09:00:00".moment, "answeredBy": "head-1",
            "answeredHow": "telephone", "answer": "已处理",
        ]
        #expect(try book.enter(.complaintAnswer, answer, at: now) == [])
        let void: KeyValuePairs = ["kind": "complaint", "number": "K-3", "voidReason": "重复登记"]
        #expect(try book.enter(.dutyVoid, void, at: now) == [])
        let complaints = RetainedRecords(.complaints)
        let last = try #require(CivilDate(recordText: "2021-11-06"))
        let rows = book.rows(complaints.table, where: [])
        #expect(complaints.deletable(rows, until: last).map(\.text) == ["K-1", "K-3"])
        let before = try #require(CivilDate(recordText: "2021-01-04"))
        #expect(complaints.deletable(rows, until: before).map(\.text) == ["K-3"])
    }
}
