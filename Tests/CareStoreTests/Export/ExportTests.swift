import CareCore
import CareRecords
import Foundation
import GRDB
import Ingest
import TestSupport
import Testing

@testable import CareStore

@Suite("Export and import of everything") struct ExportTests {
    /// A database with rows in records, telemetry, alarms, messages and what people typed.
    private func filled() throws -> RecordScene {
        let scene = try RecordScene()
        try scene.store.register(Fixture.profiles)
        var batch = CommitBatch()
        batch.reset(now: Fixture.noon)
        batch.effects.registry = try Fixture.registry()
        batch.effects.audit = [
            AuditRow(at: Fixture.noon, by: "Li", action: "close", subject: "1", detail: "=1+1\n\"x\"")
        ]
        batch.effects.readings = [
            Fixture.reading(), Fixture.reading(.latitude, 0.1 + 0.2, at: Fixture.noon + .seconds(1)),
        ]
        batch.effects.events = [Fixture.event()]
        try scene.committer.commit(batch)
        try scene.enterPlaces()
        try scene.enter(RecordScene.staff("s-1"))
        try scene.enter(RecordScene.staff("s-2", number: "110105194912310038", name: "赵某"))
        try scene.enter(
            RecordScene.form(
                "records-release", "kind", "duty-logs", "until", "2019-12-31", "reason", "保存期满"))
        try enterAssets(scene)
        try scene.store.pool.write { db in
            try db.execute(
                sql: """
                    INSERT INTO quarantine VALUES (1, x'00ff', x'7b22', 2, 1, '', 5), (2, x'61', x'', 0, 1, '''x', -5);
                    INSERT INTO meta VALUES ('empty', ''), ('formula', '=1+1'), ('digits', '0012');
                    """)
            try db.execute(sql: "UPDATE ledger SET body = NULL WHERE number = 2")
            try db.execute(sql: "INSERT INTO erasure (release, at, entry) VALUES (5, 0, 2)")
        }
        return scene
    }

    /// A store, an asset that is the registered button, and the move that brought it onto the books.
    private func enterAssets(_ scene: RecordScene) throws {
        let at = ["at", "2021-09-01T08:00:00+08:00", "by", "吴某", "document", "RK-1"]
        let decision = try scene.enter(
            RecordScene.form(
                "asset-store", "store", "st-1", "county", "532901", "storeName", "仓库", "holder", "county"),
            RecordSubmission(
                form: "asset",
                fields: pairs(
                    [
                        "asset", "as-1", "county", "532901", "kind", "emergency-call", "model", "=SOS", "serial",
                        "0012", "fund", "central", "price", "38000", "purchasedOn", "2021-08-01", "warrantyUntil",
                        "2022-08-01", "lifeMonths", "36", "owner", "某局", "store", "st-1", "device", "b-1",
                    ] + at)))
        guard case .accepted(let changes, _, _) = decision, changes.count == 2 else {
            throw StoreError(.damaged, "\(decision)")
        }
    }

    private func pairs(_ words: [String]) -> [RecordSubmission.Field] {
        stride(from: 0, to: words.count, by: 2).map { .init(words[$0], words[$0 + 1]) }
    }

    private func export(
        _ scene: RecordScene, _ name: String = "e", key: RecordKey? = RecordScene.secret
    ) throws -> String {
        let folder = scene.folder.file(name)
        _ = try StoreExport.write(scene.folder.database, to: folder, key: key, reserveBytes: 0)
        return folder
    }

    /// Every value of every table, as it lies.
    private func dump(_ path: String) throws -> [String] {
        try StoreReader.openIdle(path).read { db in
            var lines: [String] = []
            for table in try ExportedTable.all(db) {
                let rows = try Row.fetchCursor(db, sql: table.selection)
                while let row = try rows.next() { lines.append("\(table.name) \(Array(row.databaseValues))") }
            }
            return lines
        }
    }

    private func content(_ folder: String) throws -> [String: Data] {
        var files: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            files[name] = try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))
        }
        return files
    }

    @Test func `every table of the database is exported with words for each column, or left out with a reason`() throws
    {
        let scene = try RecordScene()
        let (tables, all) = try scene.store.pool.read { db in
            (
                try ExportedTable.all(db),
                try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
            )
        }
        #expect(Set(tables.map(\.name)).union(ExportedTable.leftOut.keys) == Set(all))
        for table in tables {
            if table.record == nil {
                #expect(table.title != table.name, "\(table.name) wants a title in OwnTableText")
            }
            for column in table.columns {
                #expect(!column.title.isEmpty, "\(table.name).\(column.name)")
                let isKnown = column.record != nil || OwnWords.knows(column.name, of: table.name)
                #expect(isKnown, "\(table.name).\(column.name) wants words in OwnColumnText")
            }
            let shown = Set(table.columns.map(\.name))
            let hidden = Set(table.record?.columns.filter(\.isLookedUp).map { RecordTable.lookupColumn($0) } ?? [])
            #expect(shown.union(hidden) == Set(table.stored) && shown.isDisjoint(with: hidden), "\(table.name)")
        }
    }

    @Test
    func `what was exported and imported is the same row for row, its chains hold, and goes out as the same bytes`()
        throws
    {
        let scene = try filled()
        let first = try export(scene)
        let place = try TemporaryFolder()
        let (manifest, findings) = try StoreImport.read(first, to: place.database, key: RecordScene.secret)
        #expect(findings == [] && manifest.files.contains { $0.name == "reading.csv" && $0.rows == 2 })
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path) == ["homebed.db"])
        let copy = scene.folder.file("copy")
        try OnlineCopy(source: scene.folder.database, reserveBytes: 0).make(copy) { _, _ in }
        let rows = try dump(copy)
        #expect(rows.count > 30)
        #expect(try rows == dump(place.database))
        let other = try RecordScene(place)
        #expect(try other.store.reader.proveLedger().findings == [])
        #expect(try content(export(other)) == content(first))
        // The gateway goes on with it.
        try other.enter(RecordScene.staff("s-3", number: "110105194912310054", name: "周某"))
        #expect(try other.store.reader.ledgerAnchor()?.entry == 8)
    }

    @Test func `who signed for a thing of a kit is in no masked file, goes out and comes back`() throws {
        let scene = try filled()
        let seen = Fixture.noon.recordText
        let decision = try scene.enter(
            RecordScene.form(
                "kit-plan", "kitItem", "k-1", "bed", "532901-000001", "kind", "smart-mattress", "telemetry", "reports",
                "plannedOn", "2025-11-01", "plannedBy", "s-1"),
            RecordScene.form(
                "kit-bind", "kitItem", "k-1", "device", "m-1", "serial", "SN-1", "boundAt", seen, "boundBy", "s-1"),
            RecordScene.form("kit-test", "kitItem", "k-1", "testedAt", seen, "testedBy", "s-1"),
            RecordScene.form(
                "kit-reading", "kitItem", "k-1", "readingAt", seen, "readingBy", "s-1", "reading", "心率 72"),
            RecordScene.form(
                "kit-sign-off", "kitItem", "k-1", "signedOffAt", seen, "signedOffBy", "s-1", "signOffDocument", "SO-1",
                "acceptedBy", "孙大娘", "acceptedAs", "guardian"))
        guard case .accepted = decision else { throw StoreError(.damaged, "\(decision)") }
        let masked = try content(export(scene, "m", key: nil))
        for (name, data) in masked where name != "columns.csv" {
            #expect(!String(decoding: data, as: UTF8.self).contains("孙大娘"), "\(name)")
        }
        let place = try TemporaryFolder()
        let (_, findings) = try StoreImport.read(export(scene), to: place.database, key: RecordScene.secret)
        #expect(findings == [])
        let other = try RecordScene(place)
        let reader = other.store.reader
        let rows = try reader.records(.kitItem, scope: .everything, key: #require(RecordScene.secret))
        #expect(rows.map { $0.row[KitField.acceptedBy] } == ["孙大娘"])
        #expect(rows.first?.row[KitField.acceptedAs] == .guardian)
        #expect(try reader.proveLedger().findings == [])
    }

    @Test
    func `the files are what other programs read: words, moments, sheets, and no cell that a spreadsheet carries out`()
        throws
    {
        let scene = try filled()
        let files = try content(export(scene))
        func text(_ name: String) throws -> String { String(decoding: try #require(files[name]), as: UTF8.self) }
        #expect(try text("staff.csv").contains("s-1,'91350100M000100Y43,李某,'11010519491231002X,"))
        #expect(try text("alarm.csv").hasPrefix("\u{FEFF}number,rule,"))
        #expect(try text("reading.csv").contains("0.30000000000000004"))
        #expect(try text("event.csv").contains("\"utf8:{\"\"k\"\":1}\""))
        #expect(try text("event.csv").contains("2025-11-07T12:00:00.000+08:00"))
        #expect(try text("audit.csv").contains("\"'=1+1\n\"\"x\"\"\""))
        #expect(try text("meta.csv").contains("empty,'\r\n"))
        #expect(try text("ledger.csv").contains(#""utf8:[[""staff"",""s-1""]"#))
        #expect(try text("columns.csv").contains("staff,"))
        #expect(try text("manifest.txt").contains("people revealed"))
    }

    @Test func `a masked export shows nobody and no place, says that it cannot be imported, and is not`() throws {
        let scene = try filled()
        let folder = try export(scene, key: nil)
        let files = try content(folder)
        // The description of the columns gives made-up values as examples.
        for (name, data) in files where name != "columns.csv" {
            let text = String(decoding: data, as: UTF8.self)
            for secret in ["李某", "赵某", "11010519491231002X", "13987200001", "大理镇 12 号", "25.6065", "0.3000"] {
                #expect(!text.contains(secret), "\(name): \(secret)")
            }
        }
        #expect(
            String(decoding: try #require(files["manifest.txt"]), as: UTF8.self).contains("masked, cannot be imported"))
        #expect(String(decoding: try #require(files["README.txt"]), as: UTF8.self).contains("cannot be imported"))
        let place = try TemporaryFolder()
        let error = #expect(throws: StoreError.self) {
            _ = try StoreImport.read(folder, to: place.database, key: RecordScene.secret)
        }
        #expect(error?.text.contains("found a masked one") == true)
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path) == [])
    }

    @Test
    func `a folder with something in it is refused, an empty one is taken, another key is refused and leaves nothing`()
        throws
    {
        let scene = try filled()
        _ = try scene.folder.write("", to: "x")
        try FileManager.default.createDirectory(atPath: scene.folder.file("e"), withIntermediateDirectories: true)
        _ = try scene.folder.write("mine", to: "e/mine")
        let full = #expect(throws: StoreError.self) { _ = try export(scene) }
        #expect(full?.text.contains("expected no folder or an empty one") == true)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scene.folder.file("e")) == ["mine"])
        try FileManager.default.createDirectory(atPath: scene.folder.file("f"), withIntermediateDirectories: true)
        _ = try export(scene, "f")
        let other = try #require(RecordKey(Array(repeating: 8, count: RecordKey.byteCount)))
        let wrong = #expect(throws: StoreError.self) { _ = try export(scene, "g", key: other) }
        #expect(wrong?.text.contains("another key") == true)
        let place = try TemporaryFolder()
        for (key, words) in [(other, "another key"), (nil, "expected the secret")] as [(RecordKey?, String)] {
            let error = #expect(throws: StoreError.self) {
                _ = try StoreImport.read(scene.folder.file("f"), to: place.database, key: key)
            }
            #expect(error?.text.contains(words) == true, "\(error?.text ?? "")")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path) == [])
        let left = try FileManager.default.contentsOfDirectory(atPath: scene.folder.path)
        #expect(!left.contains { $0.contains("partial") } && !left.contains("g"))
        _ = try place.write("", to: "homebed.db")
        let occupied = #expect(throws: StoreError.self) {
            _ = try StoreImport.read(scene.folder.file("f"), to: place.database, key: RecordScene.secret)
        }
        #expect(occupied?.text.contains("expected a name that nothing has") == true)
    }

    @Test(arguments: ["gone", "altered", "added", "manifest", "cut"])
    func `a file that is missing, altered or too many is named, and no database is made`(fault: String) throws {
        let scene = try filled()
        let folder = try export(scene)
        let staff = "\(folder)/staff.csv"
        var words = "staff.csv"
        switch fault {
        case "gone": try FileManager.default.removeItem(atPath: staff)
        case "altered":
            let text = try String(contentsOfFile: staff, encoding: .utf8)
            try text.replacing("李某", with: "王某").write(toFile: staff, atomically: true, encoding: .utf8)
        case "added":
            _ = try scene.folder.write("", to: "e/other.csv")
            words = "other.csv"
        case "manifest":
            try FileManager.default.removeItem(atPath: "\(folder)/manifest.txt")
            words = "expected the manifest"
        default: try Data(contentsOf: URL(filePath: staff)).dropLast(9).write(to: URL(filePath: staff))
        }
        let place = try TemporaryFolder()
        let error = #expect(throws: StoreError.self) {
            _ = try StoreImport.read(folder, to: place.database, key: RecordScene.secret)
        }
        #expect(error?.text.contains(words) == true, "\(error?.text ?? "")")
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path) == [])
    }

    @Test func `a row that somebody touched goes out and comes back, and is told`() throws {
        let scene = try filled()
        try scene.store.pool.write { try $0.execute(sql: "UPDATE staff SET certificate = 'X' WHERE staff = 's-2'") }
        let place = try TemporaryFolder()
        let (_, findings) = try StoreImport.read(export(scene), to: place.database, key: RecordScene.secret)
        #expect(findings == ["ledger: staff s-2: the row is not as entry 4 of the ledger wrote it"])
    }

    @Test func `what triggers keep is known as such, so that an import reads it behind the rows that it sums up`()
        throws
    {
        let scene = try RecordScene()
        let (tables, triggers) = try scene.store.pool.read { db in
            (
                try ExportedTable.all(db),
                try String.fetchAll(db, sql: "SELECT sql FROM sqlite_master WHERE type = 'trigger'")
            )
        }
        let kept = tables.map(\.name).filter { name in
            triggers.contains { $0.contains("INSERT INTO \(name) ") || $0.contains("UPDATE \(name) ") }
        }
        #expect(!kept.isEmpty && kept == tables.filter(\.isSum).map(\.name))
    }

    @Test func `a long table is read by the piece, whatever stands in its cells`() throws {
        let scene = try filled()
        try scene.store.pool.write { db in
            for number in 0..<3_000 {
                let text = String(repeating: "行\"\r\n,'", count: 150 + number % 7)
                try db.execute(
                    sql: "INSERT INTO profileSource VALUES (?, 'a', ?)", arguments: [number, text])
            }
        }
        let place = try TemporaryFolder()
        _ = try StoreImport.read(export(scene), to: place.database, key: RecordScene.secret)
        let copy = scene.folder.file("copy")
        try OnlineCopy(source: scene.folder.database, reserveBytes: 0).make(copy) { _, _ in }
        #expect(try dump(copy) == dump(place.database))
    }
}
