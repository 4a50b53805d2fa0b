import CareCore
import CareRecords
import Testing

@Suite("Comparison with a list of deaths") struct DeathComparisonTests {
    let resident = RecordRow(
        .resident, ["resident": "r-1", "identityNumber": "11010519491231002X", "group": "other"])
    let notice = DeathNotice(
        RecordRow(
            .deathList,
            [
                "listEntry": "l-1", "identityNumber": "11010519491231002x", "diedOn": "2021-11-10",
                "source": "殡葬管理所",
            ]))

    @Test func `in every state of the case, alive, ended later, ended on another day or in agreement is found`() throws
    {
        for state in CaseState.allCases {
            for reason in CaseEndReason.allCases {
                for ended in ["2021-11-09", "2021-11-10", "2021-11-11"] {
                    let row = RecordRow(
                        .careCase,
                        [
                            "careCase": "c-1", "resident": "r-1", "state": state.rawValue,
                            "endReason": reason.rawValue, "endedOn": ended,
                        ])
                    let found = try findings(cases: [row]).map(\.kind)
                    let careCase = identity("c-1")
                    if state != .ended, state != .ending {
                        #expect(found == [.alive(case: careCase)])
                    } else if reason == .deceased {
                        #expect(
                            found == (ended == "2021-11-10" ? [] : [.otherDay(case: careCase, recorded: day(ended))]))
                    } else {
                        #expect(found == (ended == "2021-11-11" ? [.otherEnd(case: careCase)] : []))
                    }
                }
            }
        }
    }

    @Test
    func `visits and payments after the day of death are found with table and key, those of the day itself are not`()
        throws
    {
        let signs = [
            LifeSign(table: "payment", key: "p-1", resident: identity("r-1"), on: day("2021-12-01")),
            LifeSign(table: "careVisit", key: "v-2", resident: identity("r-1"), on: day("2021-11-11")),
            LifeSign(table: "careVisit", key: "v-1", resident: identity("r-1"), on: day("2021-11-10")),
            LifeSign(table: "careVisit", key: "v-3", resident: identity("r-2"), on: day("2021-11-11")),
        ]
        let found = try findings(signs: signs)
        #expect(found.map(\.kind) == [.after(signs[1]), .after(signs[0])])
        #expect(found.first?.text.en == "line l-1: resident r-1 died on 2021-11-10, careVisit v-2 is of 2021-11-11")
        #expect(found.allSatisfy { !$0.text.zh.contains("11010519491231002X") })
    }

    @Test func `lines of people who are no residents say nothing`() throws {
        let notice = try #require(notice)
        #expect(DeathComparison.findings([notice], residents: [], cases: [], signs: []).isEmpty)
        let other = resident.with(SharedField.identityNumber, ResidentNumber("530102194001010033"))
        let row = RecordRow(.careCase, ["careCase": "c-1", "resident": "r-1", "state": "in-service"])
        #expect(DeathComparison.findings([notice], residents: [other], cases: [row], signs: []).isEmpty)
    }

    @Test func `signs are read from rows with the key of their table`() {
        let rows = [
            RecordRow(.kitItem, ["kitItem": "k-1", "signedOffAt": "2021-11-12T10:00:00+08:00"]),
            RecordRow(.kitItem, ["kitItem": "k-2"]),
        ]
        let signs = LifeSign.signs(rows, of: .kitItem) { _ in
            [identity("r-1"), identity("r-2")]
        } day: {
            $0[KitField.signedOffAt].map { CivilDate(of: $0) }
        }
        #expect(
            signs
                == ["r-1", "r-2"].map {
                    LifeSign(table: "kitItem", key: "k-1", resident: identity($0), on: day("2021-11-12"))
                })
    }

    @Test func `visits that took place are signs of life, others are not`() {
        let rows = VisitState.allCases.map { state in
            RecordRow(
                .visit,
                [
                    "visit": "v-\(state.rawValue)", "resident": "r-1", "state": state.rawValue,
                    "startAt": "2021-11-12T09:00:00+08:00",
                ])
        }
        let planned = RecordRow(.visit, ["visit": "v-0", "resident": "r-1", "state": "planned"])
        let signs = LifeSign.visits(rows + [planned])
        #expect(
            Set(signs.map(\.key))
                == Set(VisitState.allCases.map { "v-\($0.rawValue)" }).subtracting(["v-void", "v-cancelled"]))
        #expect(signs.allSatisfy { $0.table == "visit" && $0.on == day("2021-11-12") })
    }

    @Test func `each bed of who died is looked at from the first day told until others are served there`() throws {
        func careCase(_ name: String, of resident: String, _ changes: [String: String]) -> RecordRow {
            RecordRow(.careCase, changes.merging(["careCase": name, "resident": resident]) { $1 })
        }
        let (first, second) = ("532901-000001", "532901-000002")
        let cases = [
            careCase("c-1", of: "r-1", ["bed": second, "serviceFrom": "2021-09-01"]),
            careCase("c-2", of: "r-1", ["bed": first, "serviceFrom": "2021-10-01"]),
            careCase("c-3", of: "r-1", [:]),
            careCase("c-4", of: "r-2", ["bed": first, "serviceFrom": "2021-12-05"]),
            careCase("c-5", of: "r-3", ["bed": first, "serviceFrom": "2021-12-01"]),
            // Before the death the bed was somebody else's: that ends nothing.
            careCase("c-6", of: "r-2", ["bed": second, "serviceFrom": "2021-08-01"]),
        ]
        let later = try #require(
            DeathNotice(
                RecordRow(
                    .deathList,
                    [
                        "listEntry": "l-2", "identityNumber": "11010519491231002x", "diedOn": "2021-11-20",
                        "source": "公安",
                    ])))
        let other = RecordRow(
            .resident, ["resident": "r-2", "identityNumber": "530102194001010033", "group": "other"])
        let notice = try #require(notice)
        let beds = DeathComparison.beds([later, notice], residents: [other, resident], cases: cases)
        #expect(
            beds == [
                ResidentDeath(
                    resident: identity("r-1"), bed: try #require(BedID(first)), on: day("2021-11-10"),
                    devicesUntil: day("2021-12-01").start),
                ResidentDeath(
                    resident: identity("r-1"), bed: try #require(BedID(second)), on: day("2021-11-10")),
            ])
    }

    private func findings(cases: [RecordRow] = [], signs: [LifeSign] = []) throws -> [DeathFinding] {
        DeathComparison.findings([try #require(notice)], residents: [resident], cases: cases, signs: signs)
    }
}
