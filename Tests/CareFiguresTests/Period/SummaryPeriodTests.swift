import CareCore
import CareRecords
import Testing

@Suite struct SummaryPeriodTests {
    static func day(_ text: String) throws -> CivilDate { try #require(CivilDate(recordText: text)) }

    static func period(
        _ text: String, start: String? = "2021-08-03", today: String = "2022-01-05"
    ) throws
        -> SummaryPeriod
    {
        try SummaryPeriod(text, start: try start.map { try day($0) }, today: try day(today))
    }

    @Test(arguments: [
        ("2021-12-05", "2021-12-05", "2021-12-05", "2021年12月5日"), ("2021-12", "2021-12-01", "2021-12-31", "2021年12月"),
        ("2021-08", "2021-08-01", "2021-08-31", "2021年8月"), ("2021-Q3", "2021-07-01", "2021-09-30", "2021年第3季度"),
        ("2021-H2", "2021-07-01", "2021-12-31", "2021年下半年"), ("2021", "2021-01-01", "2021-12-31", "2021年"),
        ("2022-01", "2022-01-01", "2022-01-31", "2022年1月"),
        ("since-start", "2021-08-03", "2022-01-05", "2021-08-03至2022-01-05"),
    ])
    func `a period is read, has its days and is written again`(
        text: String, first: String, last: String, title: String
    ) throws {
        let period = try Self.period(text)
        #expect(period.first.recordText == first)
        #expect(period.last.recordText == last)
        #expect(period.text == text)
        #expect(period.title == title)
    }

    @Test func `a period that runs counts up to today`() throws {
        let today = try Self.day("2022-01-05")
        #expect(try Self.period("2022").end(on: today) == today)
        #expect(try Self.period("2021").end(on: today) == Self.day("2021-12-31"))
    }

    @Test(arguments: [
        "", "21-12", "2021-13", "2021-00", "2021-1", "2021-Q0", "2021-Q5", "2021-H3", "2021-Q12", "2021-12-32",
        "2021/12", "2021-12-5", "since", "20211", "-2021", "2021-", "2021-12-05-01", "0000", "2021-Q", "２０２１",
    ])
    func `what is no period is refused with examples`(text: String) throws {
        let fault = #expect(throws: RecordFault.self) { try Self.period(text) }
        #expect(fault?.text.contains("expected a period such as 2021-12-05") == true)
    }

    @Test(arguments: ["2022-01-06", "2022-02", "2022-Q2", "2022-H2", "2023"])
    func `the future is refused with its first day`(text: String) throws {
        let fault = #expect(throws: RecordFault.self) { try Self.period(text) }
        #expect(fault?.text.contains("has begun by today, 2022-01-05") == true)
        #expect(fault?.text.contains("its first day is 202") == true)
    }

    @Test func `a county in which nothing has happened has figures from the programme's first day on`() throws {
        let (start, today) = (try Self.day("2021-08-03"), try Self.day("2022-01-05"))
        for own in [nil, try Self.day("2021-12-01")] {
            let period = try SummaryPeriod("2021-08", start: own, programmeStart: start, today: today)
            #expect(period.text == "2021-08")
            #expect(throws: RecordFault.self) {
                try SummaryPeriod("2021-07", start: own, programmeStart: start, today: today)
            }
        }
    }

    @Test(arguments: ["2021-08-02", "2021-07", "2021-Q2", "2021-H1", "2020"])
    func `what was over before the first day on record is refused`(text: String) throws {
        let fault = #expect(throws: RecordFault.self) { try Self.period(text) }
        #expect(fault?.text.contains("ends on 2021-08-03, the first day on record, or later") == true)
    }

    @Test func `of a county without records nothing can be told`() throws {
        let fault = #expect(throws: RecordFault.self) { try Self.period("2021-12", start: nil) }
        #expect(fault?.text.contains("something on record") == true)
    }

    @Test func `figures are reported from the cut-off on and frozen after the fifth`() throws {
        let month = SummaryMonth(of: try Self.day("2021-12-15"))
        #expect(SummaryCalendar.cutOff(of: month.period).recordText == "2022-01-01T02:00:00.000+08:00")
        #expect(SummaryCalendar.freezing(of: month).recordText == "2022-01-06T00:00:00.000+08:00")
        func standing(_ text: String) throws -> CountySummary.Standing {
            SummaryCalendar.standing(of: month.period, at: try #require(Timestamp(recordText: text)))
        }
        #expect(try standing("2022-01-01T01:59:59.999+08:00") == .running)
        #expect(try standing("2022-01-01T02:00:00.000+08:00") == .provisional)
        #expect(try standing("2022-01-05T23:59:59.999+08:00") == .provisional)
        #expect(try standing("2022-01-06T00:00:00.000+08:00") == .recomputed)
    }
}
