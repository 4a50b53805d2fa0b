import CareCore
import Testing

@testable import CareRecords

/// What counts no people but goes along with their number is hidden where they are: between places, over months and
/// in figures that are made of others.
@Suite struct FollowerMaskTests {
    /// What two providers have of some figures, in the month and since the first.
    private typealias Amounts = [String: (period: Int64, total: Int64)]

    private static func month(_ text: String, _ values: [Amounts]) throws -> CountySummary {
        let county = try #require(CountyCode("532901"))
        let places = [
            SummaryPlace(county: county, provider: ProviderCode("91350100M000100Y43")), SummaryPlace(county: county),
        ]
        var table = SummaryTable()
        for (index, (place, figures)) in zip(places, values).enumerated() {
            for (name, amount) in figures {
                func part(_ amount: Int64) -> FigurePart {
                    // Each with three visits, so that they are people of every figure that counts some.
                    guard FigureCatalogue[name]?.isShared == true else { return FigurePart(amount: amount) }
                    let people = (0..<amount).map { ("\(index)-\($0)", 3 as Int64) }
                    return FigurePart(amount: amount, people: Dictionary(uniqueKeysWithValues: people))
                }
                table.cells[place, default: [:]][name] = FigureCell(
                    period: part(amount.period), total: part(amount.total))
            }
        }
        let month = try #require(SummaryMonth(recordText: text))
        return CountySummary(
            period: month.period, until: month.period.last, county: county, standing: .recomputed,
            names: SummaryNames(), table: table)
    }

    /// Whether a figure is hidden in the rows of both providers and in that of the county.
    private static func hidden(
        _ name: String, _ summary: CountySummary, _ mask: SummaryMask, isTotal: Bool = false
    ) throws -> [Bool] {
        let figure = try #require(FigureCatalogue[name])
        let rows = summary.rows()
        #expect(rows.count == 3)
        return rows.map { mask.hides(figure, $0.label, isTotal: isTotal) }
    }

    private static let below = [true, true, false]
    private static let nowhere = [false, false, false]
    private static let everywhere = [true, true, true]

    @Test func `every figure counts people, goes along with them, or says what was to be reached`() {
        for figure in FigureCatalogue.counted where figure.group != .target {
            #expect(figure.family != nil || FigureFollowers.of(figure) != nil, "\(figure.name)")
        }
        for followers in FigureFollowers.all {
            #expect(followers.families.isSubset(of: FigureCatalogue.families.keys), "\(followers.name)")
            #expect(FigureCatalogue.families[followers.name] == nil && FigureCatalogue[followers.name] == nil)
        }
        let names = FigureFollowers.all.flatMap { $0.figures.map(\.name) }
        #expect(names.count == Set(names).count)
    }

    @Test(arguments: [
        ("devices-emergency-call-in-use", "persons-served"),
        ("devices-emergency-call-service-seconds", "persons-served"),
        ("devices-emergency-call-online-rate", "beds-in-use"), ("rates-all-in-service", "beds-in-use"),
        ("rates-all-usable-rate", "beds-in-use"), ("quality-devices-silent", "persons-served"),
        ("devices-emergency-call-fitted", "beds-built"),
        ("devices-emergency-call-returned", "persons-ended-deceased"),
        ("devices-emergency-call-awaiting-return", "persons-ended-recovered"),
        ("devices-emergency-call-reissued", "persons-new"), ("visits-served", "persons-served"),
        ("visits-finished", "visits-residents-1"), ("visits-per-resident", "visits-residents-3"),
        ("visits-kept-rate", "persons-served"), ("training-beds", "persons-served"),
        ("training-beds", "training-people"), ("alerts-p1", "persons-served"), ("alerts-falls", "persons-served"),
        ("alerts-answer-60-rate", "beds-in-use"), ("quality-complaints", "persons-served"),
        ("quality-alarms-open", "persons-served"), ("money-paid-visits", "visits-residents-1"),
        ("money-paid", "persons-assessed"), ("money-allocated-devices", "beds-built"),
    ])
    func `what goes along with a few people is hidden with them`(name: String, people: String) throws {
        // The figure itself is large everywhere: only the people behind it are few.
        let figure = try #require(FigureCatalogue[name])
        var own: Amounts = [name: (60, 60)]
        if case .ratio(let part, let whole) = figure.measure { own = [part: (60, 60), whole: (90, 90)] }
        let both: Amounts = ["persons-served": (30, 30), "beds-in-use": (30, 30)]
        let usual = try Self.month("2021-12", [both.merging(own) { $1 }, both.merging(own) { $1 }])
        #expect(try Self.hidden(name, usual, SummaryMask(usual)) == Self.nowhere)
        #expect(try Self.hidden(name, usual, SummaryMask(usual), isTotal: true) == Self.nowhere)
        let few: Amounts = [people: (2, 2)]
        let many: Amounts = [people: (30, 30)]
        let summary = try Self.month(
            "2021-12",
            [both.merging(own) { $1 }.merging(few) { $1 }, both.merging(own) { $1 }.merging(many) { $1 }])
        let mask = SummaryMask(summary)
        // Not the few alone: the county's number without the others would be theirs.
        #expect(try Self.hidden(name, summary, mask) == Self.below)
        #expect(try Self.hidden(name, summary, mask, isTotal: true) == Self.below)
        #expect(SummaryMask(bytes: mask.bytes) == mask)
        let county = try Self.month("2021-12", [own.merging(few) { $1 }, own.merging([people: (1, 1)]) { $1 }])
        #expect(try Self.hidden(name, county, SummaryMask(county)) == Self.everywhere)
    }

    @Test func `targets are nobody's, and are shown`() throws {
        let row: Amounts = ["persons-served": (2, 2), "target-beds": (800, 800)]
        let summary = try Self.month("2021-12", [row, row])
        #expect(try Self.hidden("target-beds", summary, SummaryMask(summary)) == Self.nowhere)
    }

    @Test(arguments: ["alerts-sos", "alerts-falls", "alerts-bed-exits", "alerts-wet-overdue"])
    func `a few falls or calls are hidden though many people are served`(name: String) throws {
        let served: Amounts = ["persons-served": (30, 30), "alerts-p1": (40, 40)]
        let summary = try Self.month(
            "2021-12", [served.merging([name: (2, 2)]) { $1 }, served.merging([name: (20, 20)]) { $1 }])
        let mask = SummaryMask(summary)
        #expect(try Self.hidden(name, summary, mask) == Self.below)
        #expect(try Self.hidden("alerts-p1", summary, mask) == Self.nowhere)
    }

    @Test func `no month of a few people is the difference of two cumulative numbers`() throws {
        // Two providers over four months with nobody, a few or many in service, and seven visits each month.
        let choices: [Int64] = [0, 2, 20]
        var hiddenMonths = 0
        for code in stride(from: 0, to: 6_561, by: 7) {
            var rest = code
            let served = (0..<8).map { _ -> Int64 in
                defer { rest /= 3 }
                return choices[rest % 3]
            }
            hiddenMonths += try Self.expectNoDifference(served)
        }
        #expect(hiddenMonths > 500)
    }

    /// - Returns: How many hidden months were looked at.
    private static func expectNoDifference(_ served: [Int64]) throws -> Int {
        var before: (CountySummary, SummaryMask)?
        // How many were in service in the months hidden since the cumulative number was shown last, by row.
        var since: [[Int64]] = [[], [], []]
        var looked = 0
        for (index, text) in ["2021-09", "2021-10", "2021-11", "2021-12"].enumerated() {
            let rows = (0..<2).map { place -> Amounts in
                let people = served[2 * index + place]
                return ["persons-served": (people, people), "visits-served": (7, 7 * Int64(index + 1))]
            }
            let summary = try month(text, rows)
            let mask = SummaryMask(summary, after: before)
            let own = try hidden("visits-served", summary, mask)
            let total = try hidden("visits-served", summary, mask, isTotal: true)
            #expect(own[0] == own[1] && total[0] == total[1], "\(served): one row is what the others leave")
            let people = [served[2 * index], served[2 * index + 1], served[2 * index] + served[2 * index + 1]]
            for row in 0..<3 {
                if (1...4).contains(people[row]) { #expect(own[row], "\(served): \(text)") }
                if own[row] {
                    since[row].append(people[row])
                    looked += 1
                }
                guard !total[row] else { continue }
                #expect(since[row].count != 1, "\(served): \(text) tells of one month")
                let most = since[row].max() ?? 0
                #expect(most == 0 || most > 4, "\(served): \(text) tells of \(most) people")
                since[row] = []
            }
            before = (summary, mask)
        }
        return looked
    }

    @Test func `a second revision hides what the first hid, though the few are many now`() throws {
        let large: Amounts = ["persons-served": (30, 30), "visits-served": (60, 60)]
        let first = try Self.month("2021-12", [["persons-served": (2, 2), "visits-served": (60, 60)], large])
        let published = (first, SummaryMask(first))
        let second = try Self.month("2021-12", [large, large])
        #expect(try Self.hidden("visits-served", second, SummaryMask(second)) == Self.nowhere)
        let mask = SummaryMask(second, insteadOf: published)
        let own = try Self.hidden("visits-served", second, mask)
        #expect(own[0] && own[1])
        let total = try Self.hidden("visits-served", second, mask, isTotal: true)
        #expect(total[0] && total[1])
    }

    @Test func `a month that was frozen before followers were looked at hides them when it is read`() throws {
        let large: Amounts = ["persons-served": (30, 30), "visits-served": (60, 120)]
        let first = try Self.month("2021-11", [["persons-served": (2, 2), "visits-served": (60, 60)], large])
        var kept = SummaryMask(first)
        kept.hidden = []
        kept.withheld = [:]
        #expect(try Self.hidden("visits-served", first, kept) == Self.nowhere)
        let read = try #require(SummaryMask(bytes: kept.bytes))
        #expect(try Self.hidden("visits-served", first, read) == Self.below)
        let next = try Self.month("2021-12", [large, large])
        let mask = SummaryMask(next, after: (first, read))
        #expect(try Self.hidden("visits-served", next, mask) == Self.nowhere)
        #expect(try Self.hidden("visits-served", next, mask, isTotal: true) == Self.below)
    }
}
