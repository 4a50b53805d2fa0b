import CareCore
import Testing

@testable import CareRecords

/// Single cells of figures that stand: as few are hidden as leave none of them to be reckoned. Tables are tried one by
/// one, and for each hidden number another table is looked for that looks the same.
@Suite struct StandingMaskTests {
    private static let names = ["persons-served", "persons-group-low-income", "persons-group-other"]

    /// People of a provider, a township and a group each.
    private struct People {
        /// By provider, township and group: each place has as many numbers as there are groups.
        var counts: [Int64]
        let providers: Int
        let townships: Int
        var groups: Int { counts.count / providers / townships }

        func count(provider: Int? = nil, township: Int? = nil, group: Int? = nil) -> Int64 {
            var sum: Int64 = 0
            for index in counts.indices {
                let (own, place) = (index % groups, index / groups)
                guard group.map({ $0 == own }) ?? true, provider.map({ $0 == place / townships }) ?? true,
                    township.map({ $0 == place % townships }) ?? true
                else { continue }
                sum += counts[index]
            }
            return sum
        }

        /// Numbers of all rows, those of providers first, then townships, then the county: everybody, then each group.
        var rows: [[Int64]] {
            func row(_ provider: Int?, _ township: Int?) -> [Int64] {
                [count(provider: provider, township: township)]
                    + (0..<groups).map { count(provider: provider, township: township, group: $0) }
            }
            return (0..<providers).map { row($0, nil) } + (0..<townships).map { row(nil, $0) } + [row(nil, nil)]
        }
    }

    private static func places(_ people: People) throws -> [SummaryPlace] {
        let county = try #require(CountyCode("532901"))
        let codes = ["91350100M000100Y43", "91532901MA6K0000XA"].map { ProviderCode($0) } + [nil]
        let townships = ["532901001", "532901002"].map { TownshipCode($0) }
        return (0..<people.providers).flatMap { provider in
            (0..<people.townships).map { township in
                SummaryPlace(
                    county: county, township: people.townships == 1 ? nil : townships[township],
                    provider: codes[provider])
            }
        }
    }

    private static func summary(_ people: People) throws -> CountySummary {
        var table = SummaryTable()
        for (place, index) in zip(try places(people), 0...) {
            let own = people.counts[index * people.groups..<(index + 1) * people.groups]
            for (name, count) in zip(names, [own.reduce(0, +)] + own) where count > 0 {
                let persons = (0..<count).map { ("\(index)-\(name)-\($0 + 1_000)", 1 as Int64) }
                let part = FigurePart(amount: count, people: Dictionary(uniqueKeysWithValues: persons))
                table.cells[place, default: [:]][name] = FigureCell(period: part, total: part)
            }
        }
        let month = try #require(SummaryMonth(recordText: "2021-12"))
        return CountySummary(
            period: month.period, until: month.period.last, county: CountyCode("532901"), standing: .recomputed,
            names: SummaryNames(), table: table)
    }

    /// What is shown, in the order of `People.rows`; `nil` when a row without anybody is missing.
    private static func seen(_ people: People) throws -> [[Int64?]]? {
        let summary = try summary(people)
        let mask = SummaryMask(summary)
        let townships = people.townships == 1 ? [] : Array(summary.rows(by: .township).dropLast())
        let providers = summary.rows(by: .provider)
        var rows = Array(providers.dropLast()) + townships
        guard rows.count == people.providers + (people.townships == 1 ? 0 : people.townships) else { return nil }
        rows.append(try #require(providers.last))
        return try rows.map { row in
            try (names.prefix(people.groups + 1)).map { name in
                let figure = try #require(FigureCatalogue[name])
                return mask.hides(figure, row.label, isTotal: false) ? nil : row.value(figure, \.period).part
            }
        }
    }

    /// Every way to move, add or take away up to one person in each place.
    private static func changes(_ count: Int) -> [[Int64]] {
        (0..<count).reduce([[]]) { lists, _ in lists.flatMap { list in [0, 1, -1].map { list + [$0] } } }
    }

    /// Looks for hidden numbers that no other table leaves open.
    /// - Returns: How many hidden numbers of somebody there were.
    private static func expectOpen(_ people: People, _ changes: [[Int64]]) throws -> Int {
        guard let seen = try seen(people) else { return 0 }
        var rows = people.rows
        if people.townships == 1 { rows.remove(at: people.providers) }
        var known: Set<[Int]> = []
        for (row, cells) in seen.enumerated() {
            for (column, cell) in cells.enumerated() where cell == nil && rows[row][column] > 0 {
                known.insert([row, column])
            }
        }
        let hidden = known.count
        for change in changes where !known.isEmpty {
            var other = people
            other.counts = zip(people.counts, change).map(+)
            guard other.counts.allSatisfy({ $0 >= 0 }) else { continue }
            var values = other.rows
            if people.townships == 1 { values.remove(at: people.providers) }
            guard zip(seen, values).allSatisfy({ zip($0, $1).allSatisfy { $0 == nil || $0 == $1 } }) else { continue }
            known = known.filter { values[$0[0]][$0[1]] == rows[$0[0]][$0[1]] }
        }
        #expect(known.isEmpty, "\(people.counts): \(known) can be reckoned")
        return hidden
    }

    @Test func `no cell of three providers and two groups can be reckoned`() throws {
        let changes = Self.changes(6)
        var hidden = 0
        let choices: [Int64] = [0, 1, 3, 6, 9]
        for code in stride(from: 0, to: 15_625, by: 17) {
            var rest = code
            let counts = (0..<6).map { _ -> Int64 in
                defer { rest /= 5 }
                return choices[rest % 5]
            }
            hidden += try Self.expectOpen(People(counts: counts, providers: 3, townships: 1), changes)
        }
        #expect(hidden > 2_000)
    }

    @Test func `no cell can be reckoned from providers and townships together`() throws {
        let changes = Self.changes(8)
        var hidden = 0
        let choices: [Int64] = [0, 2, 5, 11]
        for code in stride(from: 1, to: 65_536, by: 797) {
            var rest = code
            let counts = (0..<8).map { _ -> Int64 in
                defer { rest /= 4 }
                return choices[rest % 4]
            }
            hidden += try Self.expectOpen(People(counts: counts, providers: 2, townships: 2), changes)
        }
        #expect(hidden > 200)
    }

    @Test func `one small number hides a rectangle and nothing else`() throws {
        let people = People(counts: [3, 17, 15, 15, 25, 15], providers: 3, townships: 1)
        let seen = try #require(try Self.seen(people))
        #expect(seen == [[20, nil, nil], [30, nil, nil], [40, 25, 15], [90, 43, 47]])
    }

    @Test func `a small row is hidden with one other row, and the county stays`() throws {
        let people = People(counts: [2, 1, 15, 15, 25, 15], providers: 3, townships: 1)
        let seen = try #require(try Self.seen(people))
        #expect(seen == [[nil, nil, nil], [nil, nil, nil], [40, 25, 15], [73, 42, 31]])
    }

    @Test func `a small number of the county hides its figure in every row, and one other`() throws {
        let people = People(counts: [1, 17, 2, 15, 0, 15], providers: 3, townships: 1)
        let seen = try #require(try Self.seen(people))
        #expect(seen == [[18, nil, nil], [17, nil, nil], [15, nil, nil], [50, nil, nil]])
    }

    @Test func `a revision in which other cells would be hidden hides the whole family`() throws {
        let first = try Self.summary(People(counts: [3, 17, 15, 15, 25, 15], providers: 3, townships: 1))
        let published = (first, SummaryMask(first))
        #expect(!published.1.cells.isEmpty)
        #expect(SummaryMask(bytes: published.1.bytes) == published.1)
        #expect(SummaryMask(first, insteadOf: published).cells == published.1.cells)
        let second = try Self.summary(People(counts: [13, 17, 15, 15, 2, 38], providers: 3, townships: 1))
        let mask = SummaryMask(second, insteadOf: published)
        let group = try #require(FigureCatalogue["persons-group-other"])
        #expect(second.rows().allSatisfy { mask.hides(group, $0.label, isTotal: false) })
        #expect(second.rows().allSatisfy { !mask.hides(.served, $0.label, isTotal: false) })
    }
}
