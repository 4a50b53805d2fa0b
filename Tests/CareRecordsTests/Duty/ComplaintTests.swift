import CareCore
import CareRecords
import Testing

@Suite("Complaints") struct ComplaintTests {
    let book = MemoryBook()

    init() {
        book.registered["county"] = [.text("532901")]
        book.registered["staff"] = [.text("s-1")]
    }

    private func receive(_ complaint: String = "K-1", at moment: String = "2021-09-30 16:00:00") throws -> [String] {
        try book.enter(
            .complaint,
            [
                "complaint": complaint, "county": "532901", "receivedAt": moment.moment, "way": "监督热线",
                "complainant": "张某", "phone": "13900000000", "staff": "s-1", "what": "上门迟到",
            ], at: .noon)
    }

    private func answer(
        _ complaint: String = "K-1", at moment: String, by person: String = "head-1"
    ) throws -> [String] {
        try book.enter(
            .complaintAnswer,
            [
                "complaint": complaint, "answeredAt": moment.moment, "answeredBy": person, "answeredHow": "telephone",
                "answer": "已道歉并改期",
            ], at: .noon)
    }

    private func found(at now: Timestamp) throws -> (deadlines: [ComplaintDeadline], faults: [RecordFault]) {
        ComplaintDeadline.list(book.rows(.complaint, where: []), try WorkingCalendar(book), at: now)
    }

    private func deadlines(at now: Timestamp) throws -> [ComplaintDeadline] {
        try found(at: now).deadlines
    }

    @Test func `a complaint is due five working days after its day, over the National Day, and late a day after that`()
        throws
    {
        #expect(try CalendarYears.enter(2021, into: book) == [])
        #expect(try receive() == [])
        func standing(_ moment: String) throws -> ComplaintDeadline.Standing? {
            try deadlines(at: Timestamp(moment)).first?.standing
        }
        #expect(try deadlines(at: .noon).first?.due?.recordText == "2021-10-13")
        #expect(try standing("2021-10-13 23:59:59") == .open)
        #expect(try standing("2021-10-14 00:00:00") == .overdue)
        #expect(try answer(at: "2021-10-13 18:00:00") == [])
        #expect(try standing("2021-10-14 00:00:00") == .answeredInTime)
        #expect(try standing("2021-10-12 00:00:00") == .open, "as it was then")
        #expect(try standing("2021-09-30 15:00:00") == nil, "it had not come")
    }

    @Test func `each complaint stands as its answer and its last day say, a voided one not at all`() throws {
        #expect(try CalendarYears.enter(2021, into: book) == [])
        for (index, day) in ["2021-11-01", "2021-11-02", "2021-11-03", "2021-11-15"].enumerated() {
            #expect(try receive("K-\(index)", at: "\(day) 09:00:00") == [])
        }
        #expect(try answer("K-0", at: "2021-11-08 17:00:00") == [])
        #expect(try answer("K-1", at: "2021-11-10 08:00:00") == [])
        func standings() throws -> [String] {
            try deadlines(at: Timestamp("2021-11-16 08:00:00")).map { "\($0.complaint.text) \($0.standing)" }.sorted()
        }
        #expect(try standings() == ["K-0 answeredInTime", "K-1 answeredLate", "K-2 overdue", "K-3 open"])
        let void: KeyValuePairs = ["kind": "complaint", "number": "K-2", "voidReason": "重复登记"]
        #expect(try book.enter(.dutyVoid, void, at: .noon) == [])
        #expect(try standings() == ["K-0 answeredInTime", "K-1 answeredLate", "K-3 open"])
    }

    @Test func `a complaint is taken without a calendar, and stands without a day until its year is known`() throws {
        #expect(try receive() == [])
        let (unknown, faults) = try found(at: .noon)
        #expect(unknown.map(\.standing) == [.open] && unknown.first?.due == nil)
        #expect(faults.map(\.field) == ["calendarYear"])
        #expect(faults.first?.expected.contains("2021") == true)
        #expect(try answer(at: "2021-10-08 09:00:00") == [])
        #expect(try found(at: .noon).deadlines == [], "whether it was in time is not known")
        #expect(try found(at: .noon).faults == faults)
    }

    @Test func `an answer is whole, later than the complaint, and not by whom it is about`() throws {
        #expect(try answer(at: "2021-10-08 09:00:00").count == 1, "no such complaint")
        #expect(try receive() == [])
        #expect(try answer(at: "2021-09-30 15:59:59").count == 1)
        #expect(try answer(at: "2021-10-08 09:00:00", by: "s-1").count == 1)
        let content: KeyValuePairs = ["complaint": "K-1", "isSatisfied": "yes"]
        #expect(try book.enter(.complaintSatisfaction, content, at: .noon).count == 1)
        let row = book.row(.complaint, key: [.text("K-1")])
        #expect(row?[ComplaintField.state] == .open)
        #expect(row?[ComplaintField.isSatisfied] == nil)
        for _ in 1...2 { #expect(try answer(at: "2021-10-08 09:00:00") == []) }
        for _ in 1...2 { #expect(try book.enter(.complaintSatisfaction, content, at: .noon) == []) }
        #expect(try answer(at: "2021-10-09 09:00:00").count == 1)
        #expect(book.row(.complaint, key: [.text("K-1")])?[ComplaintField.state] == .answered)
    }
}
