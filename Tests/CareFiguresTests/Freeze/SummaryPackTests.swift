import CareCore
import Testing

@testable import CareRecords

/// What was frozen stays readable, whatever form it was packed in.
@Suite struct SummaryPackTests {
    /// The first form: no people, but the keys of all their rows behind cumulative values too.
    private static func firstForm(_ summary: CountySummary) throws -> [UInt8] {
        var writer = PackWriter()
        writer.write(1)
        for list in [
            summary.names.counties.map { ($0.key.description, $0.value) },
            summary.names.townships.map { ($0.key.description, $0.value) },
            summary.names.providers.map { ($0.key.text, $0.value) },
        ] {
            let ordered = list.sorted { $0.0 < $1.0 }
            writer.write(ordered.map(\.0))
            for (_, name) in ordered { writer.write(name) }
        }
        writer.write(summary.table.cells.count)
        for place in summary.table.places {
            writer.write(Int64(place.county.number))
            writer.write(place.provider?.text ?? "")
            writer.write(Int64(place.township?.number ?? 0))
            let figures = (summary.table.cells[place] ?? [:]).sorted { $0.key < $1.key }
            writer.write(figures.map(\.key))
            for (name, cell) in figures {
                let figure = try #require(FigureCatalogue[name])
                let keys = Self.keys(cell.total, figure)
                let isSame = cell.total.amount == cell.period.amount && keys == cell.period.keys
                writer.write(isSame ? 1 : 0)
                for (amount, keys) in [(cell.period.amount, cell.period.keys), (cell.total.amount, keys)]
                    .prefix(isSame ? 1 : 2)
                {
                    writer.write(amount)
                    writer.write(keys)
                }
            }
        }
        return writer.bytes
    }

    /// As many keys as somebody has rows.
    private static func keys(_ part: FigurePart, _ figure: Figure) -> [String] {
        let isOfRows = figure.counting != .rows
        return part.people.flatMap { person, rows in
            isOfRows ? (0..<rows).map { "\(person) row-\($0)" } : [person]
        }.sorted()
    }

    @Test func `a month that was packed in the first form says the same`() throws {
        let scene = try FiguresScene(beds: 6, days: 200)
        for county in ["532901", nil] {
            let summary = try scene.summary("2021-12", county, withRows: true)
            let first = try #require(SummaryPack.read(try Self.firstForm(summary)))
            let now = try #require(SummaryPack.read(SummaryPack.bytes(of: summary)))
            #expect(now.table == summary.table)
            #expect(first.table == summary.table)
            #expect(first.names == summary.names)
            let visited = try #require(summary.total.cells["visits-residents-1"])
            #expect(visited.total.people.values.contains { $0 > 1 }, "somebody has several visits")
        }
    }

    @Test func `a form that is not known is none`() throws {
        let scene = try FiguresScene(beds: 3, days: 60)
        var bytes = SummaryPack.bytes(of: try scene.summary("2021-10", withRows: true))
        var writer = PackWriter()
        writer.write(3)
        bytes.replaceSubrange(0..<1, with: writer.bytes)
        #expect(SummaryPack.read(bytes) == nil)
    }
}
