internal import CareCore

/// A summary as it is kept for good: its values and the keys behind them. The same rows give the same bytes.
public enum SummaryPack {
    /// The first byte of every pack; a later form of it gets another.
    private static let version: Int64 = 1

    /// Packs the names and values of a summary.
    public static func bytes(of summary: CountySummary) -> [UInt8] {
        var writer = PackWriter()
        writer.write(version)
        write(summary.names, to: &writer)
        let table = summary.table
        writer.write(table.cells.count)
        for place in table.places {
            writer.write(Int64(place.county.number))
            writer.write(place.provider?.text ?? "")
            writer.write(Int64(place.township?.number ?? 0))
            let figures = (table.cells[place] ?? [:]).sorted { $0.key < $1.key }
            writer.write(figures.map(\.key))
            for (_, cell) in figures {
                let isSame = cell.total.amount == cell.period.amount && cell.total.keys == cell.period.keys
                writer.write(isSame ? 1 : 0)
                write(cell.period, to: &writer)
                if !isSame { write(cell.total, to: &writer) }
            }
        }
        return writer.bytes
    }

    /// Reads names and values back.
    /// - Returns: `nil` when the bytes are none of a pack.
    public static func read(_ bytes: [UInt8]) -> (names: SummaryNames, table: SummaryTable)? {
        var reader = PackReader(bytes)
        return try? unpack(&reader)
    }

    private static func unpack(
        _ reader: inout PackReader
    ) throws(PackReader.Damage) -> (names: SummaryNames, table: SummaryTable) {
        guard try reader.number() == version else { throw PackReader.Damage() }
        let names = try names(&reader)
        var table = SummaryTable()
        for _ in 0..<(try reader.count()) {
            guard let county = CountyCode(Int32(truncatingIfNeeded: try reader.number())) else {
                throw PackReader.Damage()
            }
            let provider = ProviderCode(try reader.text())
            let township = TownshipCode(Int32(truncatingIfNeeded: try reader.number()))
            var cells: [String: FigureCell] = [:]
            for figure in try reader.texts() {
                let isSame = try reader.number() == 1
                let period = try part(&reader)
                cells[figure] = FigureCell(period: period, total: isSame ? period : try part(&reader))
            }
            table.cells[SummaryPlace(county: county, township: township, provider: provider)] = cells
        }
        guard reader.isAtEnd else { throw PackReader.Damage() }
        return (names, table)
    }

    private static func write(_ part: FigurePart, to writer: inout PackWriter) {
        writer.write(part.amount)
        writer.write(part.keys)
    }

    private static func part(_ reader: inout PackReader) throws(PackReader.Damage) -> FigurePart {
        FigurePart(amount: try reader.number(), keys: try reader.texts())
    }

    private static func write(_ names: SummaryNames, to writer: inout PackWriter) {
        for list in [
            names.counties.map { ($0.key.description, $0.value) },
            names.townships.map { ($0.key.description, $0.value) },
            names.providers.map { ($0.key.text, $0.value) },
        ] {
            let ordered = list.sorted { $0.0 < $1.0 }
            writer.write(ordered.map(\.0))
            for (_, name) in ordered { writer.write(name) }
        }
    }

    private static func names(_ reader: inout PackReader) throws(PackReader.Damage) -> SummaryNames {
        var names = SummaryNames()
        for code in try reader.texts() {
            let name = try reader.text()
            if let county = CountyCode(code) { names.counties[county] = name }
        }
        for code in try reader.texts() {
            let name = try reader.text()
            if let township = TownshipCode(code) { names.townships[township] = name }
        }
        for code in try reader.texts() {
            let name = try reader.text()
            if let provider = ProviderCode(code) { names.providers[provider] = name }
        }
        return names
    }
}
