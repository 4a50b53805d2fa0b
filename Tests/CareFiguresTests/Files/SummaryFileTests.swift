import CareCore
import CareFigures
import CareRecords
import CareStore
import Foundation
import Testing

/// The files of a summary: what a spreadsheet, a platform and an office get.
@Suite struct SummaryFileTests {
    private static let scene = Result { try FiguresScene(beds: 8, days: 160).shared }

    private func view(_ county: String? = "532901", mask: Bool = false) throws -> SummaryView {
        let summary = try Self.scene.get().summary("2021-12", county)
        return SummaryView(summary, mask: mask ? SummaryMask(summary) : nil)
    }

    private func lines(_ bytes: [UInt8]) throws -> [[String]] {
        var reader = CSVReader(Array(bytes.dropFirst(3)))
        var lines: [[String]] = []
        while let record = try reader.next() { lines.append(record.fields) }
        return lines
    }

    @Test func `the table begins with a byte order mark and has a row for each provider and the county`() throws {
        let view = try view()
        let bytes = SummaryCSV.bytes(view)
        #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
        let lines = try lines(bytes)
        #expect(lines.count == view.rows.count + 1)
        #expect(Array(lines[0].prefix(6)) == SummarySheet.keyTitles)
        #expect(lines.allSatisfy { $0.count == lines[0].count })
        let total = try #require(lines.last)
        // The apostrophe keeps spreadsheets from making a day of the month.
        #expect(Array(total.prefix(6)) == ["'2021-12", "'532900", "'532901", "", "", "大理市合计"])
        let visits = try #require(lines[0].firstIndex(of: "累计上门人次(人次)"))
        let figure = try #require(FigureCatalogue["visits-served"])
        #expect(total[visits] == view.rows.last?.value(figure, \.total).text)
        #expect(lines[0].last == SummaryCSV.standingTitle)
        #expect(lines.dropFirst().allSatisfy { $0.last == "按当前记录计算" })
    }

    @Test func `a table of a frozen month says its revision in every line`() throws {
        let scene = try FiguresScene(beds: 6, days: 60)
        try scene.maintain()
        let (county, month) = (try #require(CountyCode("532901")), try #require(SummaryMonth(recordText: "2021-08")))
        let frozen = try #require(try scene.store.reader.frozenSummary(county, month))
        let lines = try lines(SummaryCSV.bytes(SummaryView(frozen.summary, mask: frozen.mask)))
        #expect(lines.count > 1)
        for line in lines.dropFirst() {
            #expect(line.last?.hasPrefix("已冻结，第1版，SHA-256 ") == true)
            #expect(line.last?.hasSuffix("；\(SummaryView.hiddenMark) 为小数保护") == true)
        }
    }

    @Test func `all counties are one table with the prefecture at its end`() throws {
        let lines = try lines(SummaryCSV.bytes(try view(nil)))
        #expect(lines.count { $0[5].hasSuffix("合计") } == 5)
        #expect(lines.last?.prefix(6).last == "全州合计")
    }

    @Test func `every figure stands in the document with what it divides`() throws {
        let view = try view()
        let bytes = SummaryJSON.bytes(view) { label, figure in
            "/rows/\(label.place.provider?.text ?? "")/\(figure.name)"
        }
        let object = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect(object["standing"] as? String == "recomputed")
        let rows = try #require(object["rows"] as? [[String: Any]])
        #expect(rows.count == view.rows.count)
        let figures = try #require(rows.last?["figures"] as? [String: [String: Any]])
        #expect(Set(figures.keys) == Set(FigureCatalogue.all.map(\.name)))
        let rate = try #require(figures["visits-two-staff-rate"])
        #expect(rate["cumulative_of"] as? Int == figures["visits-finished"]?["cumulative"] as? Int)
        #expect(figures["beds-built"]?["target"] as? Int == figures["target-beds"]?["value"] as? Int)
        #expect(rate["rows"] as? String == "/rows//visits-two-staff-rate")
    }

    @Test func `the same summary is the same bytes in every format`() throws {
        let (first, second) = (try view(nil), try view(nil))
        #expect(SummaryCSV.bytes(first) == SummaryCSV.bytes(second))
        #expect(SummaryJSON.bytes(first) == SummaryJSON.bytes(second))
        let workbook = try SummaryXLSX.bytes(first)
        #expect(try SummaryXLSX.bytes(second) == workbook)
        #expect(Array(workbook.prefix(4)) == [0x50, 0x4B, 0x03, 0x04])
        // The parts of a workbook that every program needs are named in the file as they are.
        let text = String(decoding: workbook, as: UTF8.self)
        for part in ["worksheets/sheet1.xml", "worksheets/sheet2.xml", "sharedStrings.xml"] {
            #expect(text.contains("xl/\(part)"))
        }
    }

    @Test func `a part of a county has no sheet to be signed as the whole`() throws {
        let part = SummaryView(try view().summary, only: { !$0.isSum })
        let text = String(decoding: try SummaryXLSX.bytes(part), as: UTF8.self)
        #expect(text.contains("xl/worksheets/sheet1.xml"))
        #expect(!text.contains("xl/worksheets/sheet2.xml"))
    }

    @Test func `what is hidden is hidden in every format`() throws {
        let view = try view(mask: true)
        let figure = try #require(FigureCatalogue["persons-served"])
        let row = try #require(view.rows.last)
        #expect(view.shown(figure, row, isTotal: false) == .hidden)
        let lines = try lines(SummaryCSV.bytes(view))
        let json = String(decoding: SummaryJSON.bytes(view), as: UTF8.self)
        // What follows the people is hidden with them.
        let columns = [
            ("persons-served", "服务对象数(人)"), ("visits-served", "本期上门人次(人次)"),
            ("training-beds", "本期家庭成员受训床位(张)"), ("rates-all-in-service", "全部设备:在役(台)"),
        ]
        for (name, title) in columns {
            let column = try #require(lines[0].firstIndex(of: title), "\(title)")
            #expect(lines.dropFirst().allSatisfy { $0[column] == SummaryView.hiddenMark }, "\(title)")
            #expect(json.contains("\"\(name)\":{\"value\":null,\"value_hidden\":true"), "\(name)")
        }
        #expect(json.contains(#""masked":true"#))
    }
}
