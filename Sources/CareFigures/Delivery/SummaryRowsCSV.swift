public import CareRecords

/// The keys of the rows behind every figure of a summary: a line for each, for who checks a figure against the records.
public enum SummaryRowsCSV {
    /// The file.
    public static func bytes(_ summary: CountySummary) -> [UInt8] {
        var bytes = CSVWriter.start + CSVWriter.line(["figure", "title", "table", "key"])
        let total = summary.total
        for figure in FigureCatalogue.counted {
            for key in total.keys(figure) {
                let cells = [figure.name, figure.title, figure.table, key]
                bytes += CSVWriter.line(cells.map { SpreadsheetCell.cell(of: $0, isNumber: false) })
            }
        }
        return bytes
    }
}
