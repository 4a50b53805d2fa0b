internal import CXlsxWriter
internal import Foundation

/// A workbook that is written with libxlsxwriter. Its bytes repeat: the time in it is fixed.
struct Workbook: ~Copyable {
    /// Looks of cells.
    enum Style: Int, CaseIterable {
        case plain
        case title
        case note
        case heading
        case whole
        case tenths
        case hundredths
        case sum
        case sumTenths
        case sumHundredths
    }

    private let path: String
    private let book: UnsafeMutablePointer<lxw_workbook>
    private let formats: [UnsafeMutablePointer<lxw_format>?]
    private var isClosed = false

    /// The library writes files; the file is read back and removed.
    init(title: String) throws {
        path = FileManager.default.temporaryDirectory.appending(path: "homebed-\(UUID().uuidString).xlsx").path
        guard let book = workbook_new(path) else {
            throw WorkbookError(text: "cannot begin a workbook at \(path); is the folder of temporary files writable?")
        }
        self.book = book
        formats = Style.allCases.map { Self.format($0, book) }
        title.withCString { title in
            var properties = lxw_doc_properties()
            properties.title = UnsafeMutablePointer(mutating: title)
            // 1980-01-01, the first time that a ZIP file can tell.
            properties.created = 315_532_800
            workbook_set_properties(book, &properties)
        }
    }

    /// Adds a sheet.
    func sheet(_ name: String) throws -> Worksheet {
        guard let sheet = workbook_add_worksheet(book, name) else {
            throw WorkbookError(text: "cannot add the sheet \(name)")
        }
        return Worksheet(sheet: sheet, formats: formats)
    }

    /// A workbook that nobody ended: the library lets go of it by writing it.
    deinit {
        if !isClosed { workbook_close(book) }
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Ends the workbook.
    consuming func bytes() throws -> [UInt8] {
        isClosed = true
        let code = workbook_close(book)
        guard code == LXW_NO_ERROR else {
            throw WorkbookError(text: "the workbook cannot be written: \(String(cString: lxw_strerror(code)))")
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw WorkbookError(text: "the workbook cannot be read back from \(path)")
        }
        return Array(data)
    }

    private static func format(
        _ style: Style, _ book: UnsafeMutablePointer<lxw_workbook>
    ) -> UnsafeMutablePointer<lxw_format>? {
        guard let format = workbook_add_format(book) else { return nil }
        format_set_font_name(format, "宋体")
        switch style {
        case .plain: break
        case .title:
            format_set_bold(format)
            format_set_font_size(format, 16)
        case .note: format_set_font_color(format, 0x595959)
        case .heading:
            format_set_bold(format)
            format_set_text_wrap(format)
            format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
            format_set_bg_color(format, 0xDDEBF7)
            format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
        case .whole: format_set_num_format(format, "#,##0")
        case .tenths: format_set_num_format(format, "#,##0.0")
        case .hundredths: format_set_num_format(format, "#,##0.00")
        case .sum, .sumTenths, .sumHundredths:
            format_set_bold(format)
            format_set_top(format, UInt8(LXW_BORDER_THIN.rawValue))
            format_set_num_format(
                format, style == .sum ? "#,##0" : style == .sumTenths ? "#,##0.0" : "#,##0.00")
        }
        return format
    }
}
