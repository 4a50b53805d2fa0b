internal import CXlsxWriter

/// A sheet of a workbook. Valid until the workbook is ended.
struct Worksheet {
    let sheet: UnsafeMutablePointer<lxw_worksheet>
    let formats: [UnsafeMutablePointer<lxw_format>?]

    /// Writes a text.
    func write(_ text: String, row: Int, column: Int, _ style: Workbook.Style = .plain) throws {
        try check(
            worksheet_write_string(sheet, UInt32(row), UInt16(column), text, formats[style.rawValue]), text)
    }

    /// Writes a number with so many digits behind the point.
    func write(_ number: Int64, decimals: Int, row: Int, column: Int, isSum: Bool) throws {
        let styles: [Workbook.Style] = isSum ? [.sum, .sumTenths, .sumHundredths] : [.whole, .tenths, .hundredths]
        let value = SummaryNumber.double(number, decimals: decimals)
        try check(
            worksheet_write_number(sheet, UInt32(row), UInt16(column), value, formats[styles[decimals].rawValue]),
            "\(value)")
    }

    /// Sets how wide columns are, in characters.
    func width(_ columns: ClosedRange<Int>, _ width: Double) throws {
        try check(
            worksheet_set_column(sheet, UInt16(columns.lowerBound), UInt16(columns.upperBound), width, nil), "\(width)")
    }

    /// Sets how high a row is, in points.
    func height(row: Int, _ height: Double) throws {
        try check(worksheet_set_row(sheet, UInt32(row), height, nil), "\(height)")
    }

    /// Keeps rows above and columns left of a cell in sight, and prints rows up to it on every page.
    func freeze(row: Int, column: Int) throws {
        worksheet_freeze_panes(sheet, UInt32(row), UInt16(column))
        try check(worksheet_repeat_rows(sheet, UInt32(row - 1), UInt32(row - 1)), "\(row)")
        worksheet_set_landscape(sheet)
        worksheet_set_paper(sheet, 9)
        worksheet_fit_to_pages(sheet, 1, 0)
    }

    private func check(_ code: lxw_error, _ what: String) throws {
        guard code == LXW_NO_ERROR else {
            throw WorkbookError(text: "\(what) cannot be written: \(String(cString: lxw_strerror(code)))")
        }
    }
}
