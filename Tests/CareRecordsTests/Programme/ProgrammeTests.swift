import CareCore
import CareRecords
import Programme
import SimKit
import Testing

@Suite("A programme played over a year") struct ProgrammeTests {
    @Test(arguments: [(1, 365), (2, 365), (3, 250), (4, 153), (5, 91), (6, 33)] as [(UInt64, Int64)])
    func `every entry meets its fate, and the figures of the records are those of the play`(
        seed: UInt64, days: Int64
    ) throws {
        let played = try PlayedProgramme(seed: seed, beds: 60, days: days)
        #expect(played.surprises.isEmpty, "\(played.surprises.prefix(12).joined(separator: "\n"))")
        #expect(played.programme.truth.refused > 0)
        for (code, truth) in played.programme.truth.counties {
            let county = try #require(CountyCode(code))
            try expectCases(played, county, truth)
            try expectVisits(played, county, truth)
            try expectDuty(played, county, truth)
            try expectFigures(played, county, truth)
            expectAssets(played, county, truth)
            try expectMoney(played, county, truth)
        }
    }

    private func expectCases(_ played: PlayedProgramme, _ county: CountyCode, _ truth: CountyTruth) throws {
        let cases = played.rows(.careCase, in: county)
        #expect(cases.count == truth.screened)
        #expect(cases.count { $0[CaseField.serviceFrom] != nil } == truth.served)
        let ended = cases.filter { $0[CaseField.state] == .ended }.compactMap { $0[CaseField.endReason]?.rawValue }
        #expect(Dictionary(ended.map { ($0, 1) }, uniquingKeysWith: +) == truth.ended)
        let kit = KitFigure(played.rows(.kitItem, in: county))
        #expect(kit.beds(.complete).count == truth.kitComplete)
        #expect(kit.beds(.completeButRefused).count == truth.kitRefused)
        let last = try #require(CivilDate(recordText: "2022-12-31"))
        let all = TrainingFigure(played.book.rows(.training, where: []), until: last)
        #expect(all.beds.keys.count { $0.county == county } == truth.trainedBeds)
        let own = all.extended.filter { $0.text.hasPrefix("t-\(county)-") }
        #expect(own.count == truth.extendedTrainings)
        #expect(disabilities(played, county) == truth.disability)
    }

    private func expectAssets(_ played: PlayedProgramme, _ county: CountyCode, _ truth: CountyTruth) {
        let rows = played.rows(.asset, in: county)
        let states = rows.compactMap { $0[AssetField.state]?.name }
        #expect(Dictionary(states.map { ($0, 1) }, uniquingKeysWith: +) == truth.assets)
        let issues = rows.reduce(0) { sum, row in sum + max(0, (row[AssetField.cycles] ?? 0) - 1) }
        #expect(issues == Int64(truth.reissues))
        let moves = played.rows(.assetMove, in: county)
        #expect(moves.count { $0[AssetField.toState] == .suspended } == truth.suspensions)
        let beds = Set(rows.compactMap { $0[AssetField.asset] })
        let late = AssetDue.list(
            assets: rows, orders: played.rows(.recoveryOrder, in: county), cases: played.rows(.careCase, in: county),
            residents: played.book.rows(.resident, where: []), kept: played.book.rows(.assetKept, where: []),
            rules: played.book.rows(.assetRule, where: []),
            today: CivilDate(of: Timestamp(milliseconds: played.programme.end.milliseconds)))
        #expect(late.count { $0.kind == .collect } == truth.uncollected)
        #expect(late.allSatisfy { beds.contains($0.asset) })
    }

    /// The county's own sheet of figures says the same as the play.
    private func expectFigures(_ played: PlayedProgramme, _ county: CountyCode, _ truth: CountyTruth) throws {
        let row = try #require(played.book.row(.county, key: [county.stored]))
        let last = CivilDate(of: Timestamp(milliseconds: played.programme.end.milliseconds)).adding(-1)
        let lines = try CountyFigures(row, played.book, until: last).lines
        func count(_ title: String) -> Int? { lines.first { $0.title.en == title }?.keys.count }
        #expect(count("screened") == truth.screened)
        #expect(count("beds put into service") == truth.served)
        #expect(count("beds with a trained person") == truth.trainedBeds)
        #expect(count("trained beyond the programme by providers of the county") == truth.extendedTrainings)
        #expect(count("visits by the end of 2021") == truth.earlyVisits)
        #expect(count("visits in all") == truth.promisedVisits)
        #expect(count("later visits") == truth.furtherVisits)
        #expect(count("doubtful visits, counted nowhere") == truth.doubtfulVisits)
        #expect(count("calls for help") ?? 0 == truth.calls)
        #expect(count("called back within 60 s") ?? 0 == truth.callsBackSoon)
        for (category, events) in truth.events { #expect(count("abnormal events: \(category)") == events) }
        let served = ["disabled", "partial", "none"].map { count("in service: \($0)") ?? 0 }.reduce(0, +)
        #expect(served == count("in service"))
        for reason in CaseEndReason.allCases {
            #expect((count("ended: \(reason.rawValue)") ?? 0) == truth.ended[reason.rawValue] ?? 0, "\(reason)")
        }
    }

    /// Sums of raw rows, of the figures and of the play are the same, and to be paid back is what the play left open.
    private func expectMoney(_ played: PlayedProgramme, _ county: CountyCode, _ truth: CountyTruth) throws {
        let rows = played.rows(.moneyEntry, in: county)
        var raw: [String: Int64] = [:]
        for row in rows {
            guard case .text(let head) = row[name: "head"], case .text(let kind) = row[name: "kind"],
                case .integer(let amount) = row[name: "amount"]
            else { continue }
            raw["\(head) \(kind)", default: 0] += amount
        }
        #expect(raw == truth.money)
        let last = CivilDate(of: Timestamp(milliseconds: played.programme.end.milliseconds))
        var figures: [String: Int64] = [:]
        for line in MoneyFigures(rows, until: last).lines {
            #expect(line.remaining >= 0)
            for (kind, sum) in line.total {
                figures["\(line.head.rawValue) \(kind.rawValue)", default: 0] += sum.amount
            }
        }
        #expect(figures == truth.money)
        let owed = Set(rows.compactMap { $0[MoneyField.money] })
        #expect(try Repayment.list(played.book).count { owed.contains($0.money) } == truth.openRepayments)
    }

    /// The newest standing assessment of each resident, by what the plan makes of it.
    private func disabilities(_ played: PlayedProgramme, _ county: CountyCode) -> [String: Int] {
        var newest: [RecordID: RecordRow] = [:]
        for row in played.book.rows(.assessment, where: []) where row[VoidField.reason] == nil {
            guard let resident = row[SharedField.resident], resident.text.hasPrefix("r-\(county)-"),
                let day = row[AbilityField.assessedOn]
            else { continue }
            if let before = newest[resident]?[AbilityField.assessedOn], before > day { continue }
            newest[resident] = row
        }
        return Dictionary(
            newest.values.compactMap { $0[AbilityField.disability]?.rawValue }.map { ($0, 1) }, uniquingKeysWith: +)
    }

    private func expectVisits(_ played: PlayedProgramme, _ county: CountyCode, _ truth: CountyTruth) throws {
        let rows = played.rows(.visit, in: county)
        let first = try #require(CivilDate(recordText: "2021-08-01"))
        let end = try #require(CivilDate(recordText: "2022-12-31"))
        let figures = VisitTally.figures(rows, in: first..<end, try #require(VisitProgramme.dali))
        #expect(figures.map(\.early.count).reduce(0, +) == truth.earlyVisits)
        #expect(figures.map(\.promised.count).reduce(0, +) == truth.promisedVisits)
        #expect(figures.map(\.further.count).reduce(0, +) == truth.furtherVisits)
        #expect(figures.map(\.doubtful.count).reduce(0, +) == truth.doubtfulVisits)
        #expect(rows.count { $0[VisitField.state] == .void } == truth.voidedVisits)
        #expect(rows.count { $0[VisitField.state] == .cancelled } == truth.cancelledVisits)
        let late = rows.count { $0[VisitField.isLate] == true && $0[VisitField.state]?.isFinished == true }
        #expect(late == truth.lateVisits)
        #expect(Suspicion.reusedHashes(rows).count == truth.reusedSignatures)
        expectDeaths(played, county, rows, truth)
    }

    private func expectDeaths(
        _ played: PlayedProgramme, _ county: CountyCode, _ visits: [RecordRow], _ truth: CountyTruth
    ) {
        let signs = LifeSign.signs(
            visits.filter { $0[VisitField.state]?.isFinished == true }, of: .visit,
            resident: { [$0[SharedField.resident]].compactMap(\.self) },
            day: { $0[VisitField.endAt].map(CivilDate.init(of:)) })
        let findings = DeathComparison.findings(
            played.book.rows(.deathList, where: []).compactMap { DeathNotice($0) },
            residents: played.book.rows(.resident, where: []), cases: played.rows(.careCase, in: county), signs: signs)
        let alive = findings.count { if case .alive = $0.kind { true } else { false } }
        let after = findings.count { if case .after = $0.kind { true } else { false } }
        #expect(alive == truth.unreportedDeaths)
        #expect(after == truth.visitsAfterDeath)
        #expect(findings.count == alive + after)
    }

    private func expectDuty(_ played: PlayedProgramme, _ county: CountyCode, _ truth: CountyTruth) throws {
        let now = Timestamp(milliseconds: played.programme.end.milliseconds)
        let deadlines = ComplaintDeadline.list(
            played.rows(.complaint, in: county), try WorkingCalendar(played.book), at: now
        ).deadlines
        #expect(deadlines.count == truth.complaints)
        #expect(deadlines.count { $0.standing == .answeredInTime } == truth.answeredInTime)
        #expect(deadlines.count { $0.standing == .answeredLate } == truth.answeredLate)
        let events = played.rows(.abnormalEvent, in: county)
        let first = try #require(CivilDate(recordText: "2021-08-01"))
        let figures = EventFigures(events, in: first..<CivilDate(of: now))
        let counts = figures.events.map { ($0.key.rawValue, $0.value.count) }
        #expect(Dictionary(uniqueKeysWithValues: counts) == truth.events)
        #expect(figures.events.values.map(\.count).reduce(0, +) - figures.open.count == truth.closedEvents)
        let open = OpenNotice.list(
            events: events, notices: played.book.rows(.authorityNotice, where: []), rules: [])
        #expect(open.count == truth.openNotices)
        let calls = CallFigures(played.rows(.emergencyCall, in: county), in: first..<CivilDate(of: now))
        #expect(calls.received.count == truth.calls)
        #expect(calls.backSoon.count == truth.callsBackSoon)
        #expect(calls.sent.count == truth.responses)
    }

    @Test func `the whole programme has everything that an audit looks for, and nearly reaches the plan's promises`() {
        let truth = Programme(seed: 4, beds: 2_100).truth
        func sum(_ part: (CountyTruth) -> Int) -> Int { truth.counties.values.map(part).reduce(0, +) }
        #expect(truth.counties.count == 4)
        #expect(sum(\.served) == 2_100)
        #expect((3_800...4_200).contains(sum(\.earlyVisits)), "\(sum(\.earlyVisits))")
        #expect((5_700...6_300).contains(sum(\.promisedVisits)), "\(sum(\.promisedVisits))")
        #expect(sum { $0.kitComplete + $0.kitRefused } < sum(\.screened))
        let others: [KeyPath<CountyTruth, Int>] = [
            \.furtherVisits, \.doubtfulVisits, \.lateVisits, \.voidedVisits, \.cancelledVisits, \.reusedSignatures,
            \.unreportedDeaths, \.visitsAfterDeath, \.extendedTrainings, \.answeredInTime, \.answeredLate,
            \.openNotices, \.closedEvents, \.callsBackSoon, \.responses, \.kitRefused, \.trainedBeds,
            \.reissues, \.uncollected, \.openRepayments, \.suspensions, \.losses, \.homeRepairs, \.swaps,
        ]
        for path in others { #expect(sum { $0[keyPath: path] } > 0, "\(path)") }
        let reasons = Set(truth.counties.values.flatMap(\.ended.keys))
        #expect(reasons == Set(CaseEndReason.allCases.map(\.rawValue)))
        let states = Set(truth.counties.values.flatMap(\.assets.keys))
        #expect(states.isSuperset(of: ["in-stock", "in-service", "pending-return", "returned", "ready", "retired"]))
        let categories = Set(truth.counties.values.flatMap(\.events.keys))
        #expect(categories == Set(AbnormalCategory.allCases.map(\.rawValue)))
    }

    @Test
    func `the address of a home is entered before the people who live there, also at the end of the office's morning`()
    {
        var homes: Set<String> = []
        for entry in Programme(seed: 1, beds: 2_100, days: 40).entries {
            if entry.form == "residence" { homes.insert(entry["household"]) }
            if entry.form == "resident", entry.fate == .accepted {
                #expect(homes.contains(entry["household"]), "\(entry["resident"])")
            }
        }
    }

    @Test func `the same seed plays the same programme, and another one another`() {
        func text(_ seed: UInt64) -> [String] {
            Programme(seed: seed, beds: 12).entries.map { "\($0.at.milliseconds) \($0.form) \($0.fields)" }
        }
        #expect(text(7) == text(7))
        #expect(text(7) != text(8))
    }
}
