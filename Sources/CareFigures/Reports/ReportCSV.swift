internal import CareCore
public import CareRecords

/// A summary in the columns of a report, as comma-separated text in UTF-8 with a byte order mark.
public enum ReportCSV {
    /// The file; without a mask nothing is hidden.
    public static func bytes(_ report: ReportMapping, _ summary: CountySummary, mask: SummaryMask? = nil) -> [UInt8] {
        let view = SummaryView(summary, by: report.grouping, mask: mask)
        var bytes = CSVWriter.start + CSVWriter.line(report.columns.map(\.title))
        for row in view.rows where !report.isOfCounties || row.label.isOfCounty {
            bytes += CSVWriter.line(report.columns.map { cell($0.content, row, view) })
        }
        return bytes
    }

    private static func cell(_ content: ReportColumn.Content, _ row: SummaryRow, _ view: SummaryView) -> String {
        switch content {
        case .key(let key): return SpreadsheetCell.cell(of: text(key, row.label, view), isNumber: false)
        case .figure(let figure, let isTotal):
            switch view.shown(figure, row, isTotal: isTotal) {
            case .number(_, let text): return text
            case .hidden: return SummaryView.hiddenMark
            case .nothing: return ""
            }
        case .text(let text): return SpreadsheetCell.cell(of: text, isNumber: false)
        case .missing: return ""
        }
    }

    private static func text(_ key: ReportKey, _ label: SummaryRow.Label, _ view: SummaryView) -> String {
        let place = label.place
        switch key {
        case .period: return view.summary.period.text
        case .prefecture: return (place.county ?? view.summary.counties.first).map { "\($0.number / 100)00" } ?? ""
        case .county: return place.county?.description ?? ""
        case .countyName: return place.county.map { view.name($0) } ?? ""
        case .township: return place.township?.description ?? ""
        case .provider: return place.provider?.text ?? ""
        case .name: return view.name(label)
        }
    }
}
