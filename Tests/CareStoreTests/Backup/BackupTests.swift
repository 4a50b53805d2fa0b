import CareCore
import CareRecords
import Foundation
import GRDB
import TestSupport
import Testing

@testable import CareStore

@Suite("Backup and restore") struct BackupTests {
    private func filled() throws -> RecordScene {
        let scene = try RecordScene()
        try scene.enterPlaces()
        try scene.enter(RecordScene.staff("s-1"))
        return scene
    }

    @discardableResult
    private func backup(_ scene: RecordScene, _ name: String = "b", reserveBytes: Int64 = 0) throws -> BackupManifest {
        let made = try Backup.make(
            of: scene.folder.database, to: scene.folder.file(name), program: "1.0.0", at: RecordScene.now,
            reserveBytes: reserveBytes)
        #expect(made.findings == [])
        return made.manifest
    }

    /// Names of what lies in the folder, so that a test sees what was left behind.
    private func names(_ folder: TemporaryFolder) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix("homebed.db") }.sorted()
    }

    @Test
    func `a backup is the database of one moment while the gateway goes on writing, and needs no key to be proved`()
        throws
    {
        let scene = try filled()
        let manifest = try backup(scene)
        try scene.enter(RecordScene.staff("s-2", number: "110105194912310038", name: "赵某"))
        #expect(manifest.ledger.entry == 3 && manifest.schema == Schema.current)
        #expect(manifest.tables.first { $0.name == "staff" }?.rows == 1)
        let (read, check) = try Backup.verify(scene.folder.file("b"))
        #expect(read == manifest && check.findings == [] && check.provedRows == 3)
        let files = try FileManager.default.contentsOfDirectory(atPath: scene.folder.file("b"))
        #expect(files.sorted() == ["homebed.db", "manifest.txt"])
        let text = try String(contentsOfFile: scene.folder.file("b/manifest.txt"), encoding: .utf8)
        #expect(BackupManifest(text: text)?.text == text)
    }

    @Test func `commits that come while it is copied do not show in it and do not make it begin again`() throws {
        let scene = try filled()
        try scene.store.pool.write { db in
            try db.execute(sql: "CREATE TABLE ballast (bytes BLOB) STRICT")
            for _ in 0..<40 { try db.execute(sql: "INSERT INTO ballast VALUES (zeroblob(1000000))") }
        }
        try scene.store.pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        let facts = try scene.store.pool.read { try Int64.fetchOne($0, sql: "SELECT count(*) FROM meta") }
        var steps = 0
        let path = scene.folder.file("copy")
        try OnlineCopy(source: scene.folder.database, reserveBytes: 0).make(path) { _, _ in
            steps += 1
            #expect(throws: Never.self) {
                try scene.store.pool.write { try $0.execute(sql: "INSERT INTO meta VALUES ('\(steps)', '')") }
            }
        }
        // 40 MB at 8 MB a step: twice as many would be a copy that began anew.
        #expect((5...7).contains(steps))
        let check = try DatabaseCheck.ofIdleFile(path)
        #expect(check.findings == [] && check.tables.first { $0.name == "meta" }?.rows == facts)
    }

    @Test func `a name that something has is refused, and a disk without room, and nothing is left behind`() throws {
        let scene = try filled()
        try backup(scene)
        let before = try names(scene.folder)
        let again = #expect(throws: StoreError.self) { try backup(scene) }
        #expect(again?.text.contains("expected a name that nothing has") == true)
        _ = try scene.folder.write("", to: "file")
        let file = #expect(throws: StoreError.self) { try backup(scene, "file") }
        #expect(file?.text.contains("expected a name that nothing has") == true)
        let full = #expect(throws: StoreError.self) { try backup(scene, "c", reserveBytes: 1 << 60) }
        #expect(full?.text.contains("expected room for") == true && full?.text.contains("for the gateway") == true)
        #expect(try names(scene.folder) == (before + ["file"]).sorted())
    }

    @Test func `a restored backup is what was backed up: rows, ledger, checks`() throws {
        let scene = try filled()
        let manifest = try backup(scene)
        try scene.enter(RecordScene.staff("s-2", number: "110105194912310038", name: "赵某"))
        let place = try TemporaryFolder()
        let (read, aside) = try Restore.restore(scene.folder.file("b"), to: place.database)
        #expect(read == manifest && aside == nil)
        let other = try RecordScene(place)
        #expect(try other.store.reader.ledgerAnchor()?.entry == 3)
        #expect(other.store.instance == scene.store.instance)
        #expect(
            try other.store.reader.records(.staff, scope: .everything, key: #require(RecordScene.secret)).count == 1)
        try other.enter(RecordScene.staff("s-2", number: "110105194912310038", name: "赵某"))
        #expect(try other.store.reader.proveLedger().findings == [])
    }

    @Test func `over a live database nothing is restored; over an idle one only when it is moved aside`() throws {
        let scene = try filled()
        try backup(scene)
        let live = #expect(throws: StoreError.self) {
            try Restore.restore(scene.folder.file("b"), to: scene.folder.database, movingAside: "old")
        }
        #expect(live?.kind == .locked(process: ProcessInfo.processInfo.processIdentifier))
        let place = try TemporaryFolder()
        do {
            let other = try RecordScene(place)
            try other.enterPlaces()
        }
        let before = try place.bytes(of: "homebed.db")
        let refused = #expect(throws: StoreError.self) {
            try Restore.restore(scene.folder.file("b"), to: place.database)
        }
        #expect(refused?.text.contains("--move-aside") == true)
        #expect(try place.bytes(of: "homebed.db") == before)
        let (_, aside) = try Restore.restore(scene.folder.file("b"), to: place.database, movingAside: "old")
        #expect(aside == place.database + ".old")
        #expect(try place.bytes(of: "homebed.db.old") == before)
        #expect(try RecordScene(place).store.reader.ledgerAnchor()?.entry == 3)
    }

    @Test func `a log that a database left behind is never replayed into what is restored`() throws {
        let scene = try filled()
        try backup(scene)
        let place = try TemporaryFolder()
        _ = try place.write("left", to: "homebed.db-wal")
        let refused = #expect(throws: StoreError.self) {
            try Restore.restore(scene.folder.file("b"), to: place.database)
        }
        #expect(refused?.text.contains("homebed.db-wal") == true)
        try Restore.restore(scene.folder.file("b"), to: place.database, movingAside: "old")
        #expect(try place.bytes(of: "homebed.db.old-wal") == Array("left".utf8))
        #expect(!FileManager.default.fileExists(atPath: place.database + "-wal"))
    }

    @Test(arguments: [
        ("cut", "expected"), ("byte", "SHA-256"), ("manifest", "found no such file"), ("lines", "found others"),
        ("count", "counts as the manifest says"), ("gone", "cannot be read"), ("ledger", "ledger"),
    ])
    func `a backup that was cut off, altered, or has another manifest is told, and nothing changes`(
        fault: String, words: String
    ) throws {
        let scene = try filled()
        try backup(scene)
        let file = URL(filePath: scene.folder.file("b/homebed.db"))
        let manifest = URL(filePath: scene.folder.file("b/manifest.txt"))
        var text = try String(contentsOf: manifest, encoding: .utf8)
        switch fault {
        case "cut": try Data(contentsOf: file).dropLast(4_096).write(to: file)
        case "byte":
            var data = try Data(contentsOf: file)
            data[data.count / 2] ^= 1
            try data.write(to: file)
        case "manifest": try FileManager.default.removeItem(at: manifest)
        case "gone": try FileManager.default.removeItem(at: file)
        case "lines": text = String(text.dropLast(3))
        case "count": text = text.replacing("table staff 1", with: "table staff 2")
        default: text = text.replacing("ledger 3 ", with: "ledger 4 ")
        }
        if fault != "manifest" { try text.write(to: manifest, atomically: true, encoding: .utf8) }
        let place = try TemporaryFolder()
        let error = #expect(throws: StoreError.self) { try Restore.restore(scene.folder.file("b"), to: place.database) }
        #expect(error?.text.contains(words) == true, "\(error?.text ?? "")")
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path) == [])
    }

    @Test
    func `a backup of a database that somebody touched is made and says so, and is not restored as if it were whole`()
        throws
    {
        let scene = try filled()
        try scene.store.pool.write { try $0.execute(sql: "UPDATE staff SET phone = x'00'") }
        let made = try Backup.make(
            of: scene.folder.database, to: scene.folder.file("b"), program: "1.0.0", at: RecordScene.now,
            reserveBytes: 0)
        #expect(made.findings == ["ledger: staff s-1: the row is not as entry 3 of the ledger wrote it"])
        let place = try TemporaryFolder()
        let error = #expect(throws: StoreError.self) { try Restore.restore(scene.folder.file("b"), to: place.database) }
        #expect(error?.text.contains("staff s-1") == true)
        try Restore.restore(scene.folder.file("b"), to: place.database, despiteFindings: true)
        #expect(try RecordScene(place).store.reader.proveLedger().findings.count == 1)
    }

    @Test(arguments: [1, 9, 10])
    func `a database of an earlier schema is backed up and restored as it is`(schema: Int) throws {
        let folder = try TemporaryFolder()
        do { _ = try Store.open(StoreConfiguration(path: folder.database), schema: schema) }
        let made = try Backup.make(
            of: folder.database, to: folder.file("b"), program: "1.0.0", at: RecordScene.now, reserveBytes: 0)
        #expect(made.manifest.schema == schema && made.findings == [])
        let place = try TemporaryFolder()
        try Restore.restore(folder.file("b"), to: place.database)
        #expect(throws: Never.self) { try RecordScene(place) }
    }
}
