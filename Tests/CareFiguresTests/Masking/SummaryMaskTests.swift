import CareCore
import Testing

@testable import CareRecords

/// No number of people that is hidden can be reckoned from what is shown: tables of small numbers are tried, and for
/// each hidden number a second table is looked for that looks the same.
@Suite struct SummaryMaskTests {
    private static let county = CountyCode("532901")
    private static let codes = ["91350100M000100Y43", "91532901MA6K0000XT"]

    private static func places() throws -> [SummaryPlace] {
        let county = try #require(county)
        return [
            SummaryPlace(county: county, provider: ProviderCode(codes[0])), SummaryPlace(county: county),
        ]
    }

    /// A month in which figures have so many people at each place.
    private static func month(
        _ text: String, _ values: [[String: (period: Int64, total: Int64)]]
    ) throws -> CountySummary {
        var table = SummaryTable()
        for (place, figures) in zip(try places(), values) {
            for (name, amount) in figures where amount != (0, 0) {
                table.cells[place, default: [:]][name] = FigureCell(
                    period: FigurePart(amount: amount.period, people: people(place, amount.period)),
                    total: FigurePart(amount: amount.total, people: people(place, amount.total)))
            }
        }
        let month = try #require(SummaryMonth(recordText: text))
        return CountySummary(
            period: month.period, until: month.period.last, county: county, standing: .recomputed,
            names: SummaryNames(), table: table)
    }

    private static func people(_ place: SummaryPlace, _ count: Int64) -> [String: Int64] {
        let people = (0..<count).map { ("\(place.provider?.text ?? "-")-\($0 + 1_000)", 1 as Int64) }
        return Dictionary(uniqueKeysWithValues: people)
    }

    /// What a reader sees of a table: the shown number of each cell, or nothing.
    private static func seen(
        _ summary: CountySummary, _ mask: SummaryMask, _ figures: [String]
    ) throws -> [[Int64?]] {
        try summary.rows().map { row in
            try figures.flatMap { name -> [Int64?] in
                let figure = try #require(FigureCatalogue[name])
                return [false, true].map { isTotal in
                    mask.hides(figure, row.label, isTotal: isTotal)
                        ? nil : row.value(figure, isTotal ? \.total : \.period).part
                }
            }
        }
    }

    @Test func `no part of a whole can be reckoned, whatever the numbers are`() throws {
        // Two providers, people in service of two groups each: everything from 0 to 6.
        let names = ["persons-served", "persons-group-low-income", "persons-group-other"]
        var hidden = 0
        for code in 0..<(7 * 7 * 7 * 7) {
            let numbers = [code % 7, code / 7 % 7, code / 49 % 7, code / 343].map { Int64($0) }
            guard Self.hasBoth(numbers) else { continue }
            let own = Self.values(numbers)
            let places = [own[0], own[1]].map { row in
                Dictionary(uniqueKeysWithValues: zip(names, row.map { (period: $0, total: $0) }))
            }
            let summary = try Self.month("2021-12", places)
            let look = try Self.seen(summary, SummaryMask(summary), names).map { row in
                stride(from: 0, to: row.count, by: 2).map { row[$0] }
            }
            for row in 0..<3 {
                for figure in 0..<3 where look[row][figure] == nil && own[row][figure] > 0 {
                    hidden += 1
                    let isOpen = Self.moves.contains { move in
                        let other = zip(numbers, move).map(+)
                        guard other.allSatisfy({ $0 >= 0 }), Self.hasBoth(other) else { return false }
                        let values = Self.values(other)
                        let fits = zip(look, values).allSatisfy { zip($0, $1).allSatisfy { $0 == nil || $0 == $1 } }
                        return fits && values[row][figure] != own[row][figure]
                    }
                    #expect(isOpen, "\(numbers): \(names[figure]) in row \(row) can be reckoned")
                }
            }
        }
        #expect(hidden > 1_000)
    }

    private static func hasBoth(_ numbers: [Int64]) -> Bool {
        numbers[0] + numbers[1] > 0 && numbers[2] + numbers[3] > 0
    }

    /// The people of each provider and of the county: all, of the first group, of the second.
    private static func values(_ n: [Int64]) -> [[Int64]] {
        [[n[0] + n[1], n[0], n[1]], [n[2] + n[3], n[2], n[3]], [n.reduce(0, +), n[0] + n[2], n[1] + n[3]]]
    }

    /// One person moved, added or left out, or two who changed places.
    private static let moves: [[Int64]] = [
        [1, -1, 0, 0], [-1, 1, 0, 0], [0, 0, 1, -1], [0, 0, -1, 1], [1, 0, -1, 0], [-1, 0, 1, 0], [0, 1, 0, -1],
        [0, -1, 0, 1], [1, -1, -1, 1], [-1, 1, 1, -1], [1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1],
        [-1, 0, 0, 0], [0, -1, 0, 0], [0, 0, -1, 0], [0, 0, 0, -1],
    ]

    @Test func `no month can be reckoned from the cumulative numbers around it`() throws {
        // Three months of one figure at two places: everything from 0 to 3 and large numbers.
        let choices: [Int64] = [0, 1, 3, 4, 6, 20]
        var checked = 0
        for code in 0..<(6 * 6 * 6 * 6 * 6 * 6) where code % 61 == 0 {
            var rest = code
            let numbers = (0..<6).map { _ -> Int64 in
                defer { rest /= 6 }
                return choices[rest % 6]
            }
            checked += try Self.expectNoMonthIsKnown(numbers)
        }
        #expect(checked > 500)
    }

    /// - Returns: How many hidden numbers were looked at.
    private static func expectNoMonthIsKnown(_ numbers: [Int64]) throws -> Int {
        let figure = try #require(FigureCatalogue["persons-screened"])
        var before: (CountySummary, SummaryMask)?
        var seen: [[[Int64?]]] = []
        var sums: [Int64] = [0, 0]
        for (index, text) in ["2021-10", "2021-11", "2021-12"].enumerated() {
            let own = [numbers[2 * index], numbers[2 * index + 1]]
            sums = zip(sums, own).map(+)
            let summary = try month(text, zip(own, sums).map { [figure.name: ($0, $1)] })
            let mask = SummaryMask(summary, after: before)
            seen.append(try self.seen(summary, mask, [figure.name]))
            before = (summary, mask)
        }
        // Rows without anybody are missing; then nothing of them is hidden.
        guard seen.allSatisfy({ $0.count == 3 }) else { return 0 }
        var checked = 0
        for (month, rows) in seen.enumerated() {
            for place in 0..<2 where rows[place][0] == nil && numbers[2 * month + place] > 0 {
                checked += 1
                #expect(isOpen(numbers, seen, month, place), "\(numbers): month \(month) of place \(place) is known")
            }
        }
        return checked
    }

    /// Whether the hidden number could be another: one that some people more or fewer in it and in other hidden ones
    /// leave everything that is shown as it is.
    private static func isOpen(_ numbers: [Int64], _ seen: [[[Int64?]]], _ month: Int, _ place: Int) -> Bool {
        let own = 2 * month + place
        for step in [Int64(1), -1] {
            for other in 0..<6 {
                for third in 0..<6 {
                    for fourth in 0..<6 {
                        for (a, b, c) in [(0, 0, 0), (-1, 0, 0), (-1, -1, 1), (1, 0, 0)] as [(Int64, Int64, Int64)] {
                            var changed = numbers
                            changed[own] += step
                            changed[other] += a * step
                            changed[third] += b * step
                            changed[fourth] += c * step
                            guard changed[own] != numbers[own], changed.allSatisfy({ $0 >= 0 }) else { continue }
                            if fits(changed, seen) { return true }
                        }
                    }
                }
            }
        }
        return false
    }

    private static func fits(_ numbers: [Int64], _ seen: [[[Int64?]]]) -> Bool {
        var sums: [Int64] = [0, 0]
        for (month, rows) in seen.enumerated() {
            let own = [numbers[2 * month], numbers[2 * month + 1]]
            sums = zip(sums, own).map(+)
            for place in 0..<2 {
                if let shown = rows[place][0], shown != own[place] { return false }
                if let shown = rows[place][1], shown != sums[place] { return false }
            }
            if let shown = rows[2][0], shown != own[0] + own[1] { return false }
            if let shown = rows[2][1], shown != sums[0] + sums[1] { return false }
        }
        return true
    }

    @Test func `large numbers are shown, small ones hidden with what they could be reckoned from`() throws {
        let figure = try #require(FigureCatalogue["persons-screened"])
        let large = try Self.month("2021-12", [[figure.name: (20, 20)], [figure.name: (30, 30)]])
        #expect(SummaryMask(large).hidden.isEmpty)
        let one = try Self.month("2021-12", [[figure.name: (3, 3)], [figure.name: (30, 30)]])
        let mask = SummaryMask(one)
        let rows = one.rows()
        #expect(rows.map { mask.hides(figure, $0.label, isTotal: false) } == [true, true, false])
    }

    @Test func `a revision that differs by a few people is hidden`() throws {
        let figure = try #require(FigureCatalogue["persons-screened"])
        let first = try Self.month("2021-12", [[figure.name: (20, 20)], [figure.name: (30, 30)]])
        let published = (first, SummaryMask(first))
        let second = try Self.month("2021-12", [[figure.name: (21, 21)], [figure.name: (30, 30)]])
        let mask = SummaryMask(second, insteadOf: published)
        #expect(second.rows().allSatisfy { mask.hides(figure, $0.label, isTotal: false) })
        let third = try Self.month("2021-12", [[figure.name: (29, 29)], [figure.name: (30, 30)]])
        #expect(SummaryMask(third, insteadOf: published).hidden.isEmpty)
        let fourth = SummaryMask(third, insteadOf: (second, mask))
        #expect(fourth.hides(figure, .prefecture, isTotal: false), "what was hidden once stays hidden")
    }

    @Test func `a correction of earlier months does not show in the next cumulative number`() throws {
        let figure = try #require(FigureCatalogue["persons-screened"])
        let first = try Self.month("2021-11", [[figure.name: (20, 20)], [figure.name: (30, 30)]])
        let next = try Self.month("2021-12", [[figure.name: (10, 31)], [figure.name: (10, 40)]])
        let mask = SummaryMask(next, after: (first, SummaryMask(first)))
        #expect(next.rows().map { mask.hides(figure, $0.label, isTotal: true) } == [true, true, true])
        #expect(next.rows().allSatisfy { !mask.hides(figure, $0.label, isTotal: false) })
    }

    @Test func `who came and who went are hidden together, and a ratio with its parts`() throws {
        let new = try #require(FigureCatalogue["persons-new"])
        let ended = try #require(FigureCatalogue["persons-ended-deceased"])
        let summary = try Self.month(
            "2021-12",
            [[new.name: (40, 40), ended.name: (2, 2), "visits-served": (9, 9), "visits-residents-1": (3, 3)], [:]])
        let mask = SummaryMask(summary)
        let label = try #require(summary.rows().last?.label)
        #expect(mask.hides(new, label, isTotal: false))
        #expect(mask.hides(try #require(FigureCatalogue["visits-per-resident"]), label, isTotal: false))
        #expect(mask.hides(try #require(FigureCatalogue["visits-served"]), label, isTotal: false))
        #expect(!mask.hides(try #require(FigureCatalogue["target-beds"]), label, isTotal: false))
    }

    @Test func `a mask is kept and read back`() throws {
        let figure = try #require(FigureCatalogue["persons-screened"])
        let summary = try Self.month("2021-12", [[figure.name: (3, 3)], [figure.name: (30, 30)]])
        let mask = SummaryMask(summary)
        #expect(!mask.withheld.isEmpty)
        #expect(SummaryMask(bytes: mask.bytes) == mask)
        #expect(SummaryMask(bytes: [1, 2, 3]) == nil)
    }
}
