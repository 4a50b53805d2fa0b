internal import CareCore
public import CareRecords

/// A summary as the cells of a sheet: a row for each provider or township of a county, one for the county, one for all
/// counties. Source of the columns: care.md 12.
public struct SummarySheet: Sendable {
    /// A cell.
    public enum Cell: Sendable, Equatable {
        /// A code, a name or a period.
        case text(String)
        /// A whole number of its last digit, with so many digits behind the point.
        case number(Int64, decimals: Int)
        /// Hidden or nothing.
        case blank(String)
    }

    /// Titles of the columns.
    public let titles: [String]
    /// The rows.
    public let rows: [[Cell]]

    /// The columns that say what a row is of.
    public static let keyTitles = ["年月", "州代码", "县市代码", "乡镇代码", "机构统一社会信用代码", "机构名称"]

    /// Lays out a summary.
    public init(_ view: SummaryView) {
        let columns = FigureCatalogue.shown.flatMap { figure in
            figure.measure == .standing ? [(figure, false)] : [(figure, false), (figure, true)]
        }
        titles =
            Self.keyTitles
            + columns.map { figure, isTotal in
                let unit = figure.unit.title.isEmpty ? "" : "(\(figure.unit.title))"
                guard figure.measure != .standing else { return figure.title + unit }
                return (isTotal ? "累计" : "本期") + figure.title + unit
            }
        rows = view.rows.map { row in
            Self.key(row.label, view)
                + columns.map { figure, isTotal in
                    switch view.shown(figure, row, isTotal: isTotal) {
                    case .number(let number, _): .number(number, decimals: figure.unit.decimals)
                    case .hidden: .blank(SummaryView.hiddenMark)
                    case .nothing: .blank("")
                    }
                }
        }
    }

    private static func key(_ label: SummaryRow.Label, _ view: SummaryView) -> [Cell] {
        let (county, township, provider) = label.place
        let prefecture = (county ?? view.summary.counties.first).map { "\($0.number / 100)00" } ?? ""
        return [
            .text(view.summary.period.text), .text(prefecture), .text(county?.description ?? ""),
            .text(township?.description ?? ""), .text(provider?.text ?? ""), .text(view.name(label)),
        ]
    }
}
