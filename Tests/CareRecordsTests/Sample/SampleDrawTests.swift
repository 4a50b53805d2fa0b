import CareCore
import CareRecords
import Testing

@Suite("Spot checks of a quarter") struct SampleDrawTests {
    let county: CountyCode
    let quarter: Quarter

    init() throws {
        county = try #require(CountyCode("532901"))
        quarter = try #require(Quarter("2021Q4"))
    }

    @Test(arguments: [
        ("2021Q4", "2021-10-01", "2021-12-31"), ("2024Q1", "2024-01-01", "2024-03-31"),
        ("2022Q2", "2022-04-01", "2022-06-30"), ("2022Q3", "2022-07-01", "2022-09-30"),
    ])
    func `a quarter is read and knows its days`(text: String, first: String, last: String) throws {
        let quarter = try #require(Quarter(text))
        #expect(quarter.text == text && quarter.first == day(first) && quarter.last == day(last))
    }

    @Test(arguments: ["2021Q5", "2021Q0", "2021q4", "21Q4", "2021-4", "", "2021Q44"])
    func `anything else is no quarter`(text: String) { #expect(Quarter(text) == nil) }

    @Test func `beds are in order of the hash of seed, quarter and bed, and the first are taken`() {
        let cases = (1...5).map { row($0) }
        // A hash that turns the order of the beds round.
        func hash(_ text: String) -> String { "\(9 - (text.last?.wholeNumberValue ?? 0)) \(text)" }
        let draw = SampleDraw(3, of: county, in: quarter, seed: 7, cases: cases, sha256: hash)
        #expect(draw.population == 5)
        #expect(draw.beds.map(\.bed.number) == [5, 4, 3])
        #expect(draw.beds.first?.hash == "4 7,2021Q4,532901-000005")
        let all = SampleDraw(30, of: county, in: quarter, seed: 7, cases: cases.reversed(), sha256: hash)
        #expect(all.beds.map(\.bed.number) == [5, 4, 3, 2, 1])
        #expect(Array(all.beds.prefix(3)) == draw.beds)
    }

    @Test func `a bed takes part when it was in service on a day of the quarter, once, and in its own county`() {
        let cases = [
            row(1, ["endedOn": "2021-09-30"]), row(2, ["endedOn": "2021-10-01"]), row(3, ["serviceFrom": "2021-12-31"]),
            row(4, ["serviceFrom": "2022-01-01"]), row(5, ["serviceFrom": ""]), row(6), row(6, ["careCase": "c-66"]),
            row(7, ["bed": "532925-000007"]),
        ]
        let draw = SampleDraw(30, of: county, in: quarter, seed: 1, cases: cases) { $0 }
        #expect(draw.beds.map(\.bed.number) == [2, 3, 6])
        #expect(draw.population == 3)
    }

    private func row(_ number: Int, _ changes: [String: String] = [:]) -> RecordRow {
        let texts = [
            "careCase": "c-\(number)", "resident": "r-\(number)", "county": "532901", "state": "in-service",
            "bed": "532901-00000\(number)", "serviceFrom": "2021-09-01",
        ]
        return RecordRow(.careCase, texts.merging(changes) { $1 }.filter { !$0.value.isEmpty })
    }
}
