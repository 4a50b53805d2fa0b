/// The values of all figures that are made of rows, at every place.
public struct SummaryTable: Sendable, Equatable {
    /// By place, then by name of the figure; what is nothing is missing.
    public internal(set) var cells: [SummaryPlace: [String: FigureCell]] = [:]

    /// Makes a table of nothing.
    public init() {}

    /// Adds a row that counts.
    mutating func count(_ figure: Figure, _ place: SummaryPlace, _ key: String, inPeriod: Bool) {
        cells[place, default: [:]][figure.name, default: FigureCell()].count(key, inPeriod: inPeriod)
    }

    /// Adds an amount.
    mutating func add(
        _ figure: Figure, _ place: SummaryPlace, _ amount: Int64, _ keys: [String] = [], inPeriod: Bool
    ) {
        cells[place, default: [:]][figure.name, default: FigureCell()]
            .add(FigurePart(amount: amount, keys: keys), inPeriod: inPeriod)
    }

    /// Adds people, each with how many rows they have.
    mutating func add(_ figure: Figure, _ place: SummaryPlace, people: [String: Int64], inPeriod: Bool) {
        cells[place, default: [:]][figure.name, default: FigureCell()]
            .add(FigurePart(amount: 0, people: people), inPeriod: inPeriod)
    }

    /// Names rows behind a value of the period that was added already.
    mutating func name(_ figure: Figure, _ place: SummaryPlace, _ keys: [String]) {
        cells[place, default: [:]][figure.name, default: FigureCell()].period.keys += keys
    }

    /// Counts everything; what came to nothing goes. Keys stay behind values of the period alone, where they are asked
    /// for.
    mutating func settle(names: Bool) {
        for (place, figures) in cells {
            var settled: [String: FigureCell] = [:]
            for (name, cell) in figures {
                guard let figure = FigureCatalogue[name] else { continue }
                var cell = cell
                cell.period.settle(figure, names: names)
                cell.total.settle(figure, names: false)
                if cell != FigureCell() { settled[name] = cell }
            }
            cells[place] = settled.isEmpty ? nil : settled
        }
    }

    /// Takes over the places of another table; none may be in both.
    public mutating func add(_ other: SummaryTable) { cells.merge(other.cells) { $1 } }

    /// The places, in order.
    public var places: [SummaryPlace] { cells.keys.sorted() }

    /// The values of several places together; a row that two of them name counts once.
    public func joined(_ isPart: (SummaryPlace) -> Bool) -> [String: FigureCell] {
        var parts: [String: [FigureCell]] = [:]
        for place in places where isPart(place) {
            for (name, cell) in cells[place] ?? [:] { parts[name, default: []].append(cell) }
        }
        var joined: [String: FigureCell] = [:]
        for (name, cells) in parts {
            guard let figure = FigureCatalogue[name] else { continue }
            var both = FigureCell()
            for cell in cells {
                both.period.add(cell.period)
                both.total.add(cell.total)
            }
            if cells.count > 1 {
                both.period.settleJoined(figure)
                both.total.settleJoined(figure)
            }
            joined[name] = both
        }
        return joined
    }
}
