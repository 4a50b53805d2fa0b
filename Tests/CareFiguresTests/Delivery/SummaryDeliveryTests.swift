import CareCore
import CareFigures
import CareRecords
import CareStore
import Foundation
import GRDB
import TestSupport
import Testing

/// Frozen months as folders for an office that cannot pull.
@Suite struct SummaryDeliveryTests {
    private func delivery(_ scene: FiguresScene, isMasked: Bool = false) throws -> SummaryDelivery {
        SummaryDelivery(
            scene.store.reader, database: scene.folder.file("homebed.db"),
            reports: try ReportFile.load(directory: Checkout.profiles), isMasked: isMasked)
    }

    /// The SHA-256 of a file as an office without this program reckons it.
    private static func sum(of path: String) throws -> String {
        let (program, output) = (Process(), Pipe())
        program.executableURL = URL(filePath: "/usr/bin/sha256sum")
        program.arguments = [path]
        program.standardOutput = output
        try program.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        program.waitUntilExit()
        return String(text.prefix { $0 != " " })
    }

    @Test func `each frozen month is delivered once, whole, with checksums and the ledger's anchor`() throws {
        let scene = try FiguresScene(beds: 6, days: 60)
        let folder = scene.folder.file("out")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let delivery = try delivery(scene)
        #expect(try delivery.waiting(in: folder).isEmpty, "nothing is frozen yet")
        try scene.maintain()
        let county = try #require(CountyCode("532901"))
        let since = try #require(SummaryMonth(recordText: "2022-06"))
        let waiting = try delivery.waiting(in: folder, county: county, since: since)
        #expect(waiting.map(\.name) == ["532901-2022-06-r1", "532901-2022-07-r1"])
        let one = try #require(waiting.first)
        let line = try delivery.deliver(one.name, in: folder, one.county, one.month, revision: one.revision)
        #expect(line.hasPrefix("532901-2022-06-r1 "))
        let manifest = try String(contentsOfFile: "\(folder)/\(one.name)/manifest.txt", encoding: .utf8)
        #expect(manifest.hasPrefix("homebed-summary v1\ncounty 532901\nmonth 2022-06\nrevision 1\ndigest "))
        #expect(manifest.contains("\nledger homebed-ledger-anchor v1 database="))
        let listed = manifest.split(separator: "\n").filter { $0.hasPrefix("file ") }.map { $0.split(separator: " ") }
        let files = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(one.name)").sorted()
        #expect(files == (listed.map { String($0[1]) } + ["manifest.txt"]).sorted())
        #expect(files.contains("report-jinmin.csv") && files.contains("rows.csv") && files.contains("summary.xlsx"))
        for file in listed {
            let bytes = try Data(contentsOf: URL(filePath: "\(folder)/\(one.name)/\(file[1])"))
            #expect(bytes.count == Int(file[3]), "\(file[1])")
            #expect(try Self.sum(of: "\(folder)/\(one.name)/\(file[1])") == file[2], "\(file[1])")
        }
        #expect(try line == "\(one.name) \(Self.sum(of: "\(folder)/\(one.name)/manifest.txt"))")
        #expect(try delivery.waiting(in: folder, county: county, since: since).count == 1)
        try Data((line + "\n").utf8).write(to: URL(filePath: "\(folder)/\(SummaryDelivery.list)"))
        try FileManager.default.removeItem(atPath: "\(folder)/\(one.name)")
        #expect(
            try delivery.waiting(in: folder, county: county, since: since).count == 1,
            "what was taken is not made again")
        #expect(throws: StoreError.self) {
            try delivery.deliver("x", in: folder, one.county, one.month, revision: 9)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [SummaryDelivery.list])
    }

    @Test func `the manifest of a delivered month proves the ledger as it came, a chain written anew shows`() throws {
        let scene = try FiguresScene(beds: 3, days: 60)
        try scene.maintain()
        let delivery = try delivery(scene)
        let one = try #require(try delivery.waiting(in: scene.folder.path).last)
        _ = try delivery.deliver(one.name, in: scene.folder.path, one.county, one.month, revision: one.revision)
        let manifest = try String(contentsOfFile: scene.folder.file("\(one.name)/manifest.txt"), encoding: .utf8)
        let kept = try LedgerAnchorFile.read(manifest)
        #expect(kept.count == 1 && kept.first?.line == 6)
        let anchor = try #require(kept.first?.anchor)
        #expect(try scene.store.reader.finding(anchor) == nil)
        // The same database with another history, whole in itself.
        let forged = try FiguresScene(beds: 3, days: 60, seed: 4)
        try forged.execute("UPDATE meta SET value = ? WHERE key = 'instance'", [anchor.database])
        #expect(try forged.store.reader.proveLedger().findings == [])
        let found = try #require(try forged.store.reader.finding(anchor))
        #expect(found.kind == .rewritten || found.kind == .cutOff, "\(found)")
    }

    @Test func `a masked delivery names no rows`() throws {
        let scene = try FiguresScene(beds: 6, days: 60)
        try scene.maintain()
        let delivery = try delivery(scene, isMasked: true)
        let one = try #require(try delivery.waiting(in: scene.folder.path).first)
        #expect(one.name.hasSuffix("-masked"))
        _ = try delivery.deliver(one.name, in: scene.folder.path, one.county, one.month, revision: one.revision)
        let files = try FileManager.default.contentsOfDirectory(atPath: scene.folder.file(one.name))
        #expect(!files.contains("rows.csv"))
        let table = try String(contentsOfFile: scene.folder.file("\(one.name)/summary.csv"), encoding: .utf8)
        #expect(table.contains(SummaryView.hiddenMark))
    }
}
