import CareCore
import CareFigures
import CareRecords
import Foundation
import TestSupport
import Testing

/// A workbook read back by a program that knows nothing of ours: each cell is the figure of the JSON document.
@Suite struct WorkbookTests {
    private static let scene = Result { try FiguresScene(beds: 8, days: 160).shared }

    /// A cell as an office program finds it.
    private enum Cell: Equatable {
        case text(String)
        case number(Double)
    }

    private func cells(_ view: SummaryView) throws -> [String: [String: Cell]] {
        let folder = try TemporaryFolder()
        let file = folder.file("summary.xlsx")
        try Data(try SummaryXLSX.bytes(view)).write(to: URL(filePath: file))
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = [Checkout.root.appending(path: "Tests/workbook-cells").path, file]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        let sheets = try #require(try JSONSerialization.jsonObject(with: data) as? [String: [String: Any]])
        return sheets.mapValues { cells in
            cells.mapValues { value in (value as? String).map { .text($0) } ?? .number((value as? Double) ?? .nan) }
        }
    }

    private func figures(_ view: SummaryView) throws -> [[String: [String: Any]]] {
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(SummaryJSON.bytes(view))) as? [String: Any])
        let rows = try #require(object["rows"] as? [[String: Any]])
        return try rows.map { try #require($0["figures"] as? [String: [String: Any]]) }
    }

    /// What a cell must hold: money is written in fen by nobody, so both documents give yuan.
    private func expected(_ value: [String: Any], _ name: String) -> Cell? {
        if value["\(name)_hidden"] as? Bool == true { return .text(SummaryView.hiddenMark) }
        return (value[name] as? NSNumber).map { .number($0.doubleValue) }
    }

    /// `A`, `Z`, `AA`.
    private func column(_ index: Int) -> String {
        let letter = String(UnicodeScalar(UInt8(65 + index % 26)))
        return index < 26 ? letter : column(index / 26 - 1) + letter
    }

    @Test(arguments: ["532901", nil], [false, true])
    func `each cell of the rows is the figure of the document`(county: String?, isMasked: Bool) throws {
        let summary = try Self.scene.get().summary("2021-12", county)
        let view = SummaryView(summary, mask: isMasked && county != nil ? SummaryMask(summary) : nil)
        let sheet = try #require(try cells(view)["分机构"])
        let columns = FigureCatalogue.shown.flatMap { figure in
            figure.measure == .standing ? [(figure, "value")] : [(figure, "value"), (figure, "cumulative")]
        }
        let keys = SummarySheet.keyTitles.count
        for (index, title) in SummarySheet(view).titles.enumerated() {
            #expect(sheet["\(column(index))5"] == .text(title))
        }
        var numbers = 0
        for (index, figures) in try figures(view).enumerated() {
            #expect(sheet["F\(index + 6)"] == .text(view.name(view.rows[index].label)))
            for (position, (figure, name)) in columns.enumerated() {
                let found = sheet["\(column(keys + position))\(index + 6)"]
                let wanted = expected(try #require(figures[figure.name]), name)
                #expect(found == wanted, "\(figure.name) \(name) of row \(index)")
                if case .number = found { numbers += 1 }
            }
        }
        // Of a county with a few people little more than its targets is shown.
        #expect(numbers > (view.mask == nil ? 500 : 0))
    }

    @Test func `the sheet to be signed has heading, line for names and date, targets and what was reached`() throws {
        let view = SummaryView(try Self.scene.get().summary("2021-12"))
        let book = try cells(view)
        let sheet = try #require(book["汇总"])
        #expect(sheet["A1"] == .text("大理市家庭养老床位汇总表（2021年12月）"))
        #expect(sheet["A2"] == .text("填报人：____________    审核人：____________    日期：____________"))
        #expect(sheet["A3"] == .text("按当前记录计算"))
        #expect(book[""]?["created"] == .text("1980-01-01T00:00:00Z"))
        let total = try #require(try figures(view).last)
        for (index, figure) in FigureCatalogue.shown.enumerated() {
            let value = try #require(total[figure.name])
            func cell(_ column: String) -> Cell? { sheet["\(column)\(index + 6)"] }
            #expect(cell("B") == .text(figure.title))
            #expect(cell("D") == (value["target"] as? NSNumber).map { .number($0.doubleValue) })
            #expect(cell("E") == expected(value, "value"), "\(figure.name)")
            #expect(cell("F") == (figure.measure == .standing ? nil : expected(value, "cumulative")), "\(figure.name)")
        }
        let built = try #require(FigureCatalogue.shown.firstIndex { $0.name == "beds-built" }) + 6
        guard case .number(let target) = sheet["D\(built)"], case .number(let reached) = sheet["F\(built)"],
            case .number(let percent) = sheet["G\(built)"]
        else {
            Issue.record("\(sheet["G\(built)"] as Any)")
            return
        }
        #expect(percent == (reached * 1_000 / target).rounded(.down) / 10)
    }
}
