public import CareCore

/// A row of a summary: the figures of a provider or township, of a county, or of the prefecture.
public struct SummaryRow: Sendable, Equatable {
    /// What the row is of.
    public enum Label: Hashable, Sendable {
        /// A provider in a county; `nil` for what is the county's own or no provider's yet.
        case provider(CountyCode, ProviderCode?)
        /// A township of a county; `nil` for what lies nowhere known.
        case township(CountyCode, TownshipCode?)
        /// A county as a whole.
        case county(CountyCode)
        /// All counties.
        case prefecture
    }

    /// What the row is of.
    public let label: Label
    /// The figures that are made of rows, by name; what is nothing is missing.
    public let cells: [String: FigureCell]

    /// Makes a row.
    public init(label: Label, cells: [String: FigureCell]) {
        self.label = label
        self.cells = cells
    }

    /// A value as it is shown.
    public struct Value: Sendable, Equatable {
        /// Both whole numbers of the figure's last digit: 975 for 97.5 %; `nil` for a share of nothing.
        public let number: Int64?
        /// What is divided, or the amount itself.
        public let part: Int64
        /// By what it is divided; `nil` for what is no ratio.
        public let whole: Int64?
        /// `97.5`; empty for a share of nothing.
        public let text: String
    }

    /// The value of a figure over the period, or the cumulative one.
    public func value(_ figure: Figure, _ part: KeyPath<FigureCell, FigurePart>) -> Value {
        func amount(_ name: String) -> Int64 { cells[name]?[keyPath: part].amount ?? 0 }
        let (numerator, whole): (Int64, Int64?) =
            if case .ratio(let part, let whole) = figure.measure {
                (amount(part), amount(whole))
            } else {
                (amount(figure.name), nil)
            }
        let number = figure.unit.shown(numerator, of: whole)
        return Value(number: number, part: numerator, whole: whole, text: number.map { figure.unit.text($0) } ?? "")
    }

    /// Keys of the rows behind the value of the period; of a ratio those of both parts.
    public func keys(_ figure: Figure) -> [String] {
        guard case .ratio(let part, let whole) = figure.measure else { return cells[figure.name]?.period.keys ?? [] }
        return Set((cells[part]?.period.keys ?? []) + (cells[whole]?.period.keys ?? [])).sorted()
    }
}
