import CareCore
import CareRecords
import Testing

@Suite("The waiting list") struct WaitingListTests {
    /// Case, group, marks, day of birth in the number, day of screening: in the order in which they belong.
    static let inOrder: [(key: String, group: String, marks: String, isOld: Bool, day: String)] = [
        ("c-09", "extreme-poverty", "", true, "2021-08-30"),
        ("c-08", "extreme-poverty", "left-behind", false, "2021-08-30"),
        ("c-07", "extreme-poverty", "", false, "2021-08-01"),
        ("c-01", "minimum-income", "", true, "2021-08-30"),
        ("c-06", "minimum-income", "left-behind", false, "2021-08-30"),
        ("c-11", "other", "advanced-age left-behind", false, "2021-08-30"),
        ("c-12", "low-income", "", true, "2021-08-20"),
        ("c-10", "other", "left-behind", false, "2021-08-20"),
        ("c-02", "low-income", "lives-alone", false, "2021-08-20"),
        ("c-03", "other", "", false, "2021-08-21"),
        ("c-04", "other", "", false, "2021-08-21"),
    ]

    static func rows() -> (cases: [RecordRow], residents: [RecordRow]) {
        var cases: [RecordRow] = []
        var residents: [RecordRow] = []
        for line in inOrder {
            let resident = line.key.replacing("c", with: "r")
            cases.append(
                RecordRow(
                    .careCase,
                    [
                        "careCase": line.key, "resident": resident, "state": "screened", "screenedOn": line.day,
                        "willing": "yes",
                    ]))
            var texts = [
                "resident": resident, "group": line.group,
                "identityNumber": line.isOld ? "530102194001010033" : "530102195505050025",
            ]
            if !line.marks.isEmpty { texts["priority"] = line.marks }
            residents.append(RecordRow(.resident, texts))
        }
        return (cases, residents)
    }

    @Test func `the order is that of the plan from wherever the rows come: 特困, 低保, 高龄, 留守, then the day of screening`()
    {
        let (cases, residents) = Self.rows()
        for turn in 0..<cases.count {
            let turned = Array(cases[turn...] + cases[..<turn])
            for rows in [turned, turned.reversed()] {
                let lines = WaitingList.lines(cases: rows, residents: residents, today: day("2021-09-01"))
                #expect(lines.map(\.careCase.text) == Self.inOrder.map(\.key))
                #expect(lines.map(\.place) == Array(1...Self.inOrder.count))
            }
        }
    }

    @Test func `each line says what it has and why it stands behind the one before, in both languages`() {
        let (cases, residents) = Self.rows()
        let reasons = WaitingList.lines(cases: cases, residents: residents, today: day("2021-09-01")).map(\.reason)
        #expect(reasons[0].zh == "分散供养特困、高龄、2021-08-30筛查")
        #expect(reasons[1].zh == "分散供养特困、留守、2021-08-30筛查;排在第1位之后:其为高龄")
        #expect(reasons[2].en.hasSuffix("behind place 2, who is left behind"))
        #expect(reasons[3].zh.hasSuffix("排在第3位之后:其类别为分散供养特困"))
        #expect(reasons[3].en.hasSuffix("behind place 3, whose group is extreme-poverty"))
        #expect(reasons[9].zh.hasSuffix("排在第9位之后:其2021-08-20已筛查"))
        #expect(reasons[10].en.hasSuffix("equal to place 10; in order of the case numbers"))
    }

    @Test func `who is served, has ended, or does not fulfil a condition is not on it`() {
        let (cases, residents) = Self.rows()
        for state in CaseState.allCases {
            let changed = cases.map { $0.with(CaseField.state, state) }
            let lines = WaitingList.lines(cases: changed, residents: residents, today: day("2021-09-01"))
            #expect(lines.isEmpty == !state.isBeforeService, "\(state)")
        }
        let unwilling = cases.map { $0.with(CaseField.willing, false) }
        #expect(WaitingList.lines(cases: unwilling, residents: residents, today: day("2021-09-01")).isEmpty)
    }

    @Test func `somebody becomes of advanced age on the eightieth birthday`() {
        let person = RecordRow(.resident, ["resident": "r-1", "identityNumber": "530102194001010033"])
        let waiting = RecordRow(
            .careCase, ["careCase": "c-1", "resident": "r-1", "state": "screened", "screenedOn": "2019-12-01"])
        let before = WaitingList.lines(cases: [waiting], residents: [person], today: day("2019-12-31"))
        let after = WaitingList.lines(cases: [waiting], residents: [person], today: day("2020-01-01"))
        #expect(before.first?.reason.zh.contains("高龄、2019") == false)
        #expect(after.first?.reason.zh.contains("高龄、2019") == true)
    }
}
