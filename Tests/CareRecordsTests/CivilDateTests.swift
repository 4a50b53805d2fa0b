import CareCore
import CareRecords
import Testing

@Suite("Civil dates") struct CivilDateTests {
    @Test func `every day of three centuries is written and read back, and the days of the week follow each other`()
        throws
    {
        var weekday = try #require(CivilDate(day: CivilDate.range.lowerBound)).weekday
        for day in CivilDate.range {
            let date = try #require(CivilDate(day: day))
            #expect(CivilDate(recordText: date.recordText) == date)
            #expect(date.weekday == weekday)
            weekday = weekday % 7 + 1
        }
        #expect(CivilDate(day: CivilDate.range.lowerBound)?.recordText == "1900-01-01")
        #expect(CivilDate(day: CivilDate.range.upperBound)?.recordText == "2199-12-31")
    }

    @Test(arguments: [
        "2021-02-29", "2021-13-01", "2021-00-10", "2021-1-1", "21-01-01", "2021/01/01", "", "2021-01-01 ",
    ])
    func `what is no day is not read`(text: String) { #expect(CivilDate(recordText: text) == nil) }

    @Test func `a month later is the same day, or the last of a shorter month`() throws {
        let date = try #require(CivilDate(recordText: "2021-08-31"))
        #expect(date.adding(months: 6).recordText == "2022-02-28")
        #expect(date.adding(months: -6).recordText == "2021-02-28")
        #expect(date.adding(months: 4).recordText == "2021-12-31")
    }

    @Test func `age counts the birthday itself`() throws {
        let birth = try #require(CivilDate(recordText: "1941-11-27"))
        let before = try #require(CivilDate(recordText: "2021-11-26"))
        #expect(before.years(since: birth) == 79)
        #expect(before.adding(1).years(since: birth) == 80)
    }

    @Test func `31 December 2021 was a Friday`() throws {
        #expect(try #require(CivilDate(recordText: "2021-12-31")).weekday == 5)
    }
}
