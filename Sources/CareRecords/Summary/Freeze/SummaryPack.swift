internal import CareCore

/// A summary as it is kept for good: its values and the keys behind them. The same rows give the same bytes.
public enum SummaryPack {
    /// The first byte of every pack; a later form of it gets another.
    private static let version: Int64 = 2
    /// The form that told people by their keys alone, those of cumulative values too.
    private static let versionByKeys: Int64 = 1

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
                let isSame = cell.total == cell.period.withoutKeys
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
        let version = try reader.number()
        guard [Self.version, versionByKeys].contains(version) else { throw PackReader.Damage() }
        let names = try names(&reader)
        var table = SummaryTable()
        for _ in 0..<(try reader.count()) {
            guard let county = CountyCode(Int32(truncatingIfNeeded: try reader.number())) else {
                throw PackReader.Damage()
            }
            let provider = ProviderCode(try reader.text())
            let township = TownshipCode(Int32(truncatingIfNeeded: try reader.number()))
            var cells: [String: FigureCell] = [:]
            for name in try reader.texts() {
                let isSame = try reader.number() == 1
                let figure = version == versionByKeys ? FigureCatalogue[name] : nil
                let period = try part(&reader, version, figure)
                let total = isSame ? period : try part(&reader, version, figure)
                cells[name] = FigureCell(period: period, total: total.withoutKeys)
            }
            table.cells[SummaryPlace(county: county, township: township, provider: provider)] = cells
        }
        guard reader.isAtEnd else { throw PackReader.Damage() }
        return (names, table)
    }

    private static func write(_ part: FigurePart, to writer: inout PackWriter) {
        writer.write(part.amount)
        writer.write(part.keys)
        let people = part.people.sorted { $0.key < $1.key }
        writer.write(people.map(\.key))
        for (_, rows) in people { writer.write(rows) }
    }

    /// Reads a value; `figure` says how to tell people of the form that had their keys alone.
    private static func part(
        _ reader: inout PackReader, _ version: Int64, _ figure: Figure?
    ) throws(PackReader.Damage) -> FigurePart {
        var part = FigurePart(amount: try reader.number(), keys: try reader.texts())
        if version == versionByKeys {
            if let figure, figure.isShared { part.settleByKeys(figure) }
        } else {
            for person in try reader.texts() { part.people[person] = try reader.number() }
        }
        return part
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
