import CareCore
import CareFigures
import CareProfiles
import CareRecords
import Foundation
import TestSupport
import Testing

/// The reports that ship, and what is wrong with others.
@Suite struct ReportTests {
    /// A column of the monthly table that counties are asked for: its group, its words, and our figures that fill it.
    private struct Wanted {
        let group: String
        let words: String
        let figures: [String]
    }

    private static func wanted() throws -> [Wanted] {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "columns.txt")
        let kinds = KitKind.allCases.filter { $0 != .other }.map(\.rawValue)
        var wanted: [Wanted] = []
        for line in try String(contentsOf: path, encoding: .utf8).split(separator: "\n") {
            let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            let names = parts[2].split(separator: " ").map(String.init).flatMap { name -> [String] in
                name.contains("*") ? kinds.map { kind in name.replacing("*", with: kind) } : [name]
            }
            wanted.append(Wanted(group: parts[0], words: parts[1], figures: names))
        }
        return wanted
    }

    @Test func `every column that a county is asked for has a figure, and stands in the example`() throws {
        let reports = try ReportFile.load(directory: Checkout.profiles)
        let example = try #require(reports.first { $0.name == "example-county" })
        var filled: Set<String> = []
        for column in example.columns {
            switch column.content {
            case .figure(let figure, _): filled.insert(figure.name)
            case .key(let key): filled.insert("key:\(key.rawValue)")
            case .text, .missing: Issue.record("\(column.title) is not filled by a figure")
            }
        }
        let wanted = try Self.wanted()
        #expect(wanted.count > 50)
        for column in wanted {
            for name in column.figures {
                if !name.hasPrefix("key:") { #expect(FigureCatalogue[name] != nil, "\(column.words): \(name)") }
                #expect(filled.contains(name), "\(column.words): \(name) is not in the example")
            }
        }
    }

    /// Where the reference lies, beside the checkout.
    private static let reference = Checkout.root.deletingLastPathComponent().appending(path: "shared/reference/care.md")

    /// Elsewhere the run says that it was skipped: a reference that is not there proves nothing.
    @Test(
        .enabled(
            if: FileManager.default.fileExists(atPath: reference.path),
            "shared/reference/care.md is not beside the code"))
    func `the list of columns is that of the reference, where the reference lies beside the checkout`() throws {
        let text = try String(contentsOf: Self.reference, encoding: .utf8)
        let section = try #require(text.split(separator: "\n## 12.").dropFirst().first?.split(separator: "\n## ").first)
        var found: [String] = []
        for line in section.split(separator: "\n") where line.hasPrefix("| ") {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 2, cells[0] != "Group" else { continue }
            for part in cells[1].split(whereSeparator: { $0 == ";" || $0 == "," }) {
                found.append("\(cells[0])|\(part.trimmingCharacters(in: .whitespaces))")
            }
        }
        let known = try Self.wanted().map { "\($0.group)|\($0.words)" }
        // Money is one column of two sums with a list of heads behind the second.
        #expect(found.count > 50)
        #expect(Set(found).subtracting(known) == [])
        #expect(Set(known).subtracting(found) == [])
    }

    @Test func `the reports that ship say which of their columns nothing fills, and why`() throws {
        let reports = try ReportFile.load(directory: Checkout.profiles)
        #expect(reports.map(\.name) == ["example-county", "jinmin", "yunnan"])
        for report in reports {
            let (filled, all) = report.completeness
            #expect(filled + report.missing.count == all)
            #expect(report.missing.allSatisfy { !$0.reason.isEmpty })
        }
        #expect(reports.first?.missing.isEmpty == true)
        #expect(reports.last?.missing.contains { $0.title == "助餐服务人次" } == true)
    }

    @Test func `a report has a row for each county or provider, and its own titles`() throws {
        let summary = try FiguresScene(beds: 6, days: 150).summary("2021-12", nil)
        let reports = try ReportFile.load(directory: Checkout.profiles)
        for report in reports {
            var reader = CSVReader(Array(ReportCSV.bytes(report, summary).dropFirst(3)))
            var lines: [[String]] = []
            while let record = try reader.next() { lines.append(record.fields) }
            #expect(lines.first == report.columns.map(\.title))
            #expect(lines.count == 1 + (report.isOfCounties ? 4 : summary.rows().count), "\(report.name)")
            #expect(lines.allSatisfy { $0.count == report.columns.count })
        }
    }

    @Test(arguments: [
        ("columns:\n  - {title: a, figure: visits-server}", "bad.yaml:5:24: unknown figure", "visits-served"),
        ("columns:\n  - {title: a}", "column a", "one of key, figure, text, missing"),
        ("columns:\n  - {title: a, key: period, figure: visits-served}", "column a", "key and figure"),
        ("columns:\n  - {title: a, key: century}", "unknown word", "one of period, prefecture"),
        ("columns:\n  - {title: a, figure: visits-served, value: always}", "value", "period, cumulative"),
        ("columns:\n  - {title: a, text: x, value: period}", "value of a column", "beside a figure only"),
        ("columns: 3", "columns", "a list"), ("colums: []", "unknown key of report", "columns"),
    ])
    func `what is wrong with a report is told with its place`(text: String, what: String, fix: String) throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: folder.file("reports"), withIntermediateDirectories: true)
        let head = "title: {zh: 甲, en: a}\nsource: own\nrows: provider\n"
        _ = try folder.write(head + text, to: "reports/bad.yaml")
        let faults = #expect(throws: ProfileFaults.self) { try ReportFile.load(directory: folder.path) }
        let lines = faults?.diagnostics.map(\.description).joined(separator: "\n") ?? ""
        #expect(lines.contains("reports/bad.yaml:"))
        #expect(lines.contains(what), "\(lines)")
        #expect(lines.contains(fix), "\(lines)")
    }
}
