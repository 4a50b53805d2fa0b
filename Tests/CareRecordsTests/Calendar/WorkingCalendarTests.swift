import CareCore
import CareRecords
import Testing

@Suite("Working calendar") struct WorkingCalendarTests {
    let book = MemoryBook()

    @Test(arguments: [(2021, 250), (2022, 249)])
    func `2021 had 250 working days and 2022 had 249`(year: Int64, expected: Int) throws {
        #expect(try CalendarYears.enter(2021, 2022, into: book) == [])
        let calendar = try WorkingCalendar(book)
        let first = try #require(CivilDate(year: Int(year), month: 1, day: 1))
        let last = try #require(CivilDate(year: Int(year), month: 12, day: 31))
        let worked = try calendar.workingDays(after: first, through: last) + (try calendar.isWorking(first) ? 1 : 0)
        #expect(worked == expected)
    }

    @Test(arguments: [
        ("2021-11-05", "2021-11-12"), ("2021-11-06", "2021-11-12"), ("2021-09-30", "2021-10-13"),
        ("2021-09-24", "2021-09-30"), ("2021-12-29", "2022-01-06"), ("2022-01-28", "2022-02-09"),
        ("2021-09-17", "2021-09-26"),
    ])
    func `five working days later skips holidays and counts worked weekends`(received: String, due: String) throws {
        #expect(try CalendarYears.enter(2021, 2022, into: book) == [])
        let calendar = try WorkingCalendar(book)
        let day = try #require(CivilDate(recordText: received))
        #expect(try calendar.workingDay(5, after: day).recordText == due)
    }

    @Test func `the n-th working day has n working days up to it, from every day and for every n of a quarter`() throws
    {
        #expect(try CalendarYears.enter(2021, 2022, into: book) == [])
        let calendar = try WorkingCalendar(book)
        let start = try #require(CivilDate(recordText: "2021-01-01"))
        for offset in Int32(0)..<365 {
            for count in 1...60 {
                let day = start.adding(offset)
                let due = try calendar.workingDay(count, after: day)
                #expect(try calendar.isWorking(due))
                #expect(try calendar.workingDays(after: day, through: due) == count)
            }
        }
    }

    @Test func `a year without a file is an error that names the year and what to enter`() throws {
        #expect(try CalendarYears.enter(2021, into: book) == [])
        let calendar = try WorkingCalendar(book)
        let day = try #require(CivilDate(recordText: "2021-12-29"))
        let fault = #expect(throws: RecordFault.self) { try calendar.workingDay(5, after: day) }
        #expect(fault?.text.contains("2022") == true)
        #expect(fault?.text.contains("国务院办公厅关于2022年部分节假日安排的通知") == true)
        #expect(fault?.text.contains("calendar-day") == true)
        #expect(try calendar.workingDay(2, after: day).recordText == "2021-12-31")
    }

    @Test func `a file by halves makes no year known, and a day added later makes it unknown again`() throws {
        let enter: (String, String) throws -> [String] = { day, year in
            try book.enter(
                .calendarDay, ["day": day, "kind": "holiday", "name": "元旦", "year": year], at: .noon)
        }
        #expect(try enter("2023-01-01", "2023") == [])
        let year: KeyValuePairs = ["year": "2023", "source": "通知", "count": "2"]
        #expect(
            try book.enter(.calendarYear, year, at: .noon).first
                == "count: expected the number of days entered for 2023, which is 1, found \"2\"; enter every day of "
                + "the notice with the form calendar-day first; a year by halves gives wrong dates")
        #expect(book.rows(.calendarYear, where: []).isEmpty)
        #expect(try enter("2022-12-31", "2023") == [], "the notice of a year names days of the December before")
        #expect(try book.enter(.calendarYear, year, at: .noon) == [])
        let day = try #require(CivilDate(recordText: "2023-01-02"))
        #expect(try WorkingCalendar(book).isWorking(day))
        #expect(try enter("2023-01-02", "2023") == [])
        let calendar = try WorkingCalendar(book)
        #expect(throws: RecordFault.self) { try calendar.isWorking(day) }
    }

    @Test func `a working day that is one anyway, or a day of another year, is refused`() throws {
        func fields(_ day: String, _ kind: String) throws -> [String] {
            try book.enter(.calendarDay, ["day": day, "kind": kind, "name": "春节", "year": "2021"], at: .noon)
        }
        #expect(try fields("2021-02-08", "working").count == 1)
        #expect(try fields("2021-02-07", "调休上班") == [])
        #expect(try fields("2022-02-07", "holiday").count == 1)
        #expect(try fields("2020-11-30", "holiday").count == 1)
        #expect(book.rows(.calendarDay, where: []).count == 1)
        #expect(try fields("2021-02-08", "holiday") == [])
        #expect(try fields("2021-02-08", "working") == [], "a holiday entered by mistake is mended")
    }
}
