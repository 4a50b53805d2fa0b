internal import CareCore

/// What of a month's figures is hidden from those who may not see the rows behind them, so that nobody of a few people
/// can be recognised. Decisions 52, 59 and 74 say why it is made this way.
///
/// Of what happens, figures of one family are hidden together, in all rows of a level: all providers, all townships, or
/// the county; so no month can be reckoned from the cumulative numbers around it. Of what stands, single cells are
/// hidden, with others that keep them from being reckoned. What counts no people but goes along with their number is
/// hidden where they are.
public struct SummaryMask: Sendable, Equatable {
    /// Numbers of people from 1 up to this one are small.
    public static let small: Int64 = 4

    /// The rows that are looked at together.
    enum Level: String, CaseIterable {
        case county
        case provider
        case township
    }

    /// What is hidden, each as level, family or followers, and part, with blanks between them.
    var hidden: Set<String> = []
    /// Single cells that are hidden, each as level, row and figure with blanks between them.
    var cells: Set<String> = []
    /// What is hidden of the months since a cumulative value was last shown, by level, row and figure or followers: how
    /// many months, and how many people. Of a figure that counts people they are added up; of followers, whose people
    /// are the same in all months, they are those of the month with the most.
    var withheld: [String: Withheld] = [:]

    struct Withheld: Equatable {
        var months: Int64 = 0
        var people: Int64 = 0

        /// Whether the sum of what is hidden tells of none of it: of several months and more than a few people.
        var isTold: Bool { people == 0 || (months >= 2 && people > SummaryMask.small) }
    }

    /// Makes a mask that hides nothing.
    public init() {}

    /// Whether a value of a row is hidden, the cumulative one or that of the period; a ratio is where a part of it is.
    public func hides(_ figure: Figure, _ label: SummaryRow.Label, isTotal: Bool) -> Bool {
        if case .ratio(let part, let whole) = figure.measure {
            return [part, whole].contains { name in
                FigureCatalogue[name].map { hides($0, label, isTotal: isTotal) } ?? false
            }
        }
        // What stands has one value.
        let isTotal = isTotal && figure.measure == .flow
        if let followers = FigureFollowers.of(figure),
            hidden.contains(Self.block(label.level, followers.name, isTotal: isTotal))
        {
            return true
        }
        guard let family = figure.family else { return false }
        return hidden.contains(Self.block(label.level, family, isTotal: isTotal))
            || cells.contains(Self.cell(label, figure))
    }

    /// The cells of some figures among those that are hidden.
    func cells(of figures: [Figure]) -> Set<String> {
        cells.filter { cell in figures.contains { cell.hasSuffix(" \($0.name)") } }
    }

    static func cell(_ label: SummaryRow.Label, _ figure: Figure) -> String {
        "\(label.level.rawValue) \(label.word) \(figure.name)"
    }

    static func block(_ level: Level, _ family: String, isTotal: Bool) -> String {
        "\(level.rawValue) \(family) \(isTotal ? "total" : "period")"
    }
}

extension SummaryRow.Label {
    /// The rows that it is looked at with.
    var level: SummaryMask.Level {
        switch self {
        case .provider: .provider
        case .township: .township
        case .county, .prefecture: .county
        }
    }

    /// The row within its county.
    var word: String {
        switch self {
        case .provider(_, let provider): provider?.text ?? "-"
        case .township(_, let township): township?.description ?? "-"
        case .county, .prefecture: "-"
        }
    }
}
