public import CareCore

/// A summary as a reader may see it: in rows, with what is hidden left out.
public struct SummaryView: Sendable {
    /// A value as it is shown.
    public enum Shown: Sendable, Equatable {
        /// A number, as a whole number of the figure's last digit and as text.
        case number(Int64, String)
        /// Hidden, because it or what could be reckoned from it is small.
        case hidden
        /// A share of nothing.
        case nothing
    }

    /// The figures.
    public let summary: CountySummary
    /// How the rows below a county are made.
    public let grouping: CountySummary.Grouping
    /// The rows.
    public let rows: [SummaryRow]
    /// What is hidden; `nil` where everything may be seen.
    public let mask: SummaryMask?

    /// What stands for a hidden value.
    public static let hiddenMark = "*"

    /// Makes a view of all rows, or of those alone that `isSeen` lets through.
    public init(
        _ summary: CountySummary, by grouping: CountySummary.Grouping = .provider, mask: SummaryMask? = nil,
        only isSeen: (SummaryRow.Label) -> Bool = { _ in true }
    ) {
        self.summary = summary
        self.grouping = grouping
        self.mask = mask
        rows = summary.rows(by: grouping).filter { isSeen($0.label) }
    }

    /// A value: that of the period, or the cumulative one.
    public func shown(_ figure: Figure, _ row: SummaryRow, isTotal: Bool) -> Shown {
        if mask?.hides(figure, row.label, isTotal: isTotal) == true { return .hidden }
        let value = row.value(figure, isTotal ? \.total : \.period)
        return value.number.map { .number($0, value.text) } ?? .nothing
    }

    /// What was to be reached of a figure in a row; `nil` where nothing is set.
    public func target(_ figure: Figure, _ row: SummaryRow) -> Int64? {
        figure.target.flatMap { row.cells[$0]?.period.amount }
    }

    /// The name of a row.
    public func name(_ label: SummaryRow.Label) -> String {
        switch label {
        case .provider(_, let provider): provider.map { summary.names.providers[$0] ?? $0.text } ?? "未定机构"
        case .township(_, let township): township.map { summary.names.townships[$0] ?? $0.description } ?? "未定乡镇"
        case .county(let county): "\(name(county))合计"
        case .prefecture: "全州合计"
        }
    }

    /// The name of a county.
    public func name(_ county: CountyCode) -> String { summary.names.counties[county] ?? county.description }
}
