/// The values of all figures that are made of rows, at every place.
public struct SummaryTable: Sendable, Equatable {
    /// By place, then by name of the figure; what is nothing is missing.
    public internal(set) var cells: [SummaryPlace: [String: FigureCell]] = [:]

    /// Makes a table of nothing.
    public init() {}

    /// Adds a row that counts.
    mutating func count(_ figure: Figure, _ place: SummaryPlace, _ key: String, inPeriod: Bool) {
        add(figure, place, 0, [key], inPeriod: inPeriod)
    }

    /// Adds an amount.
    mutating func add(
        _ figure: Figure, _ place: SummaryPlace, _ amount: Int64, _ keys: [String] = [], inPeriod: Bool
    ) {
        func add(_ part: inout FigurePart) {
            part.amount += amount
            part.keys += keys
        }
        add(&cells[place, default: [:]][figure.name, default: FigureCell()].total)
        if inPeriod { add(&cells[place, default: [:]][figure.name, default: FigureCell()].period) }
    }

    /// Names rows behind an amount of the period that was added already.
    mutating func name(_ figure: Figure, _ place: SummaryPlace, _ key: String) {
        cells[place, default: [:]][figure.name, default: FigureCell()].period.keys.append(key)
    }

    /// Puts all keys in order and counts; what came to nothing goes. Keys behind a cumulative value stay only where
    /// they are needed to count nobody twice.
    mutating func settle() {
        for (place, figures) in cells {
            var settled: [String: FigureCell] = [:]
            for (name, cell) in figures {
                guard let figure = FigureCatalogue[name] else { continue }
                var cell = cell
                cell.period.settle(figure.counting)
                if figure.isShared {
                    cell.total.settle(figure.counting)
                } else {
                    cell.total.settleWithoutKeys(figure.counting)
                }
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
                both.period.amount += cell.period.amount
                both.period.keys += cell.period.keys
                both.total.amount += cell.total.amount
                both.total.keys += cell.total.keys
            }
            if cells.count > 1 {
                both.period.settle(figure.isShared ? figure.counting : .sum)
                both.total.settle(figure.isShared ? figure.counting : .sum)
            }
            joined[name] = both
        }
        return joined
    }
}
