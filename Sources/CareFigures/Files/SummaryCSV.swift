public import CareRecords

/// A summary as comma-separated text for office tools: UTF-8 with a byte order mark, a heading of titles, a line for
/// each row of the sheet. The last column says what the figures are, so that a table that was cut out of its file still
/// does. The same summary is the same bytes.
public enum SummaryCSV {
    /// Title of the last column.
    public static let standingTitle = "数据状态"

    /// The file.
    public static func bytes(_ view: SummaryView) -> [UInt8] {
        let sheet = SummarySheet(view)
        var bytes = CSVWriter.start + CSVWriter.line(sheet.titles + [standingTitle])
        let standing = SpreadsheetCell.cell(of: view.standing, isNumber: false)
        for row in sheet.rows { bytes += CSVWriter.line(row.map(text) + [standing]) }
        return bytes
    }

    private static func text(_ cell: SummarySheet.Cell) -> String {
        switch cell {
        // A period or a code would become a day or a power of ten.
        case .text(let text): SpreadsheetCell.cell(of: text, isNumber: false)
        case .number(let number, let decimals): DecimalText.text(number, decimals: decimals)
        case .blank(let text): text
        }
    }
}
