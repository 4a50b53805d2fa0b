public import CareRecords

/// A summary as comma-separated text for office tools: UTF-8 with a byte order mark, a heading of titles, a line for
/// each row of the sheet. The same summary is the same bytes.
public enum SummaryCSV {
    /// The file.
    public static func bytes(_ view: SummaryView) -> [UInt8] {
        let sheet = SummarySheet(view)
        var bytes = CSVWriter.start + CSVWriter.line(sheet.titles)
        for row in sheet.rows { bytes += CSVWriter.line(row.map(text)) }
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
