import CareCore
import Foundation
import GRDB
import Glibc
import Ingest
import Synchronization
import TestSupport
import Testing

@testable import CareStore

@Suite struct StoreTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func open() throws -> Store { try Store.open(StoreConfiguration(path: folder.database)) }

    @Test func `an opened store writes with FULL synchronisation into a WAL`() throws {
        let store = try open()
        let pragmas = ["synchronous", "journal_mode", "foreign_keys", "secure_delete", "journal_size_limit"]
        let found = try store.pool.writeWithoutTransaction { db in
            try pragmas.map { try Row.fetchOne(db, sql: "PRAGMA \($0)").map { "\($0[0] ?? "nothing")" } }
        }
        #expect(
            found == [
                "2", "wal", "1", "2", String(ConnectionSettings.journalSizeLimit),
            ])
    }

    @Test func `a connection that did not take FULL is refused`() throws {
        // In memory there is no WAL: the same check that guards synchronous must see it.
        let queue = try DatabaseQueue()
        let error = #expect(throws: StoreError.self) {
            try queue.writeWithoutTransaction { db in
                try ConnectionSettings.finish(db, path: "memory")
            }
        }
        #expect(error?.kind == .unusable)
        #expect(error?.text.contains("journal_mode is memory where wal was set") == true)
    }

    @Test func `a second store on the same file is refused and told the process`() throws {
        let first = try open()
        let error = #expect(throws: StoreError.self) { _ = try open() }
        #expect(error?.kind == .locked(process: getpid()))
        #expect(error?.text.contains("in use by process \(getpid())") == true)
        #expect(error?.text.contains("stop that process first") == true)
        #expect(Store.process(holding: folder.database) == getpid())
        withExtendedLifetime(first) {}
    }

    @Test func `a lock that is refused closes nothing that another thread has opened`() async throws {
        let first = try open()
        let isOver = Mutex(false)
        async let lost = Task.detached {
            var lost = 0
            while !isOver.withLock(\.self) {
                let descriptor = Glibc.open("/dev/null", O_RDONLY | O_CLOEXEC)
                if fcntl(descriptor, F_GETFD) < 0 || close(descriptor) < 0 { lost += 1 }
            }
            return lost
        }.value
        for _ in 0..<5_000 {
            #expect(throws: StoreError.self) { _ = try StoreLock(database: folder.database) }
        }
        isOver.withLock { $0 = true }
        #expect(await lost == 0)
        withExtendedLifetime(first) {}
    }

    @Test func `the lock ends with the store`() throws {
        do { _ = try open() }
        #expect(Store.process(holding: folder.database) == nil)
        _ = try open()
    }

    @Test func `the instance stays with the database`() throws {
        let first = try open().instance
        #expect(first.utf8.count == 16)
        #expect(try open().instance == first)
    }

    @Test func `a new database is for its owner alone`() throws {
        let store = try open()
        for suffix in ["", "-wal", "-shm", ".lock"] {
            let rights = try FileManager.default.attributesOfItem(atPath: folder.database + suffix)[.posixPermissions]
            #expect(try #require(rights as? Int) & 0o077 == 0, "\(suffix)")
        }
        withExtendedLifetime(store) {}
    }

    @Test func `a file of a newer schema is refused and left as it is`() throws {
        do {
            let store = try open()
            try store.pool.write { try $0.execute(sql: "PRAGMA user_version = 99") }
        }
        let error = #expect(throws: StoreError.self) { _ = try open() }
        #expect(error?.kind == .newer)
        #expect(error?.text.contains("has schema 99") == true)
        #expect(error?.text.contains("up to \(Schema.current)") == true)
        #expect(throws: StoreError.self) { _ = try StoreReader.open(path: folder.database) }
    }

    @Test func `a database of another program is refused and left as it is`() throws {
        do {
            let queue = try DatabaseQueue(path: folder.database)
            try queue.write { try $0.execute(sql: "CREATE TABLE note (text TEXT)") }
        }
        let before = try Data(contentsOf: URL(fileURLWithPath: folder.database))
        let error = #expect(throws: StoreError.self) { _ = try open() }
        #expect(error?.kind == .foreign)
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.database)) == before)
    }

    @Test func `a file that is no database is refused`() throws {
        try Data("county,bed,device,profile,since\n".utf8).write(to: URL(fileURLWithPath: folder.database))
        let error = #expect(throws: StoreError.self) { _ = try open() }
        #expect(error?.kind == .foreign)
    }

    @Test func `a missing folder is named`() {
        let path = folder.file("nowhere/homebed.db")
        let error = #expect(throws: StoreError.self) { _ = try Store.open(StoreConfiguration(path: path)) }
        #expect(error?.text.contains(path) == true)
        #expect(error?.text.contains("the folder must exist") == true)
    }

    @Test func `profile sources are kept for the checkpoint and for the profiles in force`() throws {
        let open = try OpenStore(folder)
        try open.store.putProfileSource(fingerprint: .max, files: ["a.yaml": "id: a", "b.yaml": "id: b"])
        try open.commit { $0.checkpoint = Checkpoint(devices: [], core: [1], profiles: .max) }
        try open.store.putProfileSource(fingerprint: 5, files: ["c.yaml": "id: c"])
        try open.store.putProfileSource(fingerprint: 6, files: ["d.yaml": "id: d"])
        #expect(try open.store.profileSource(fingerprint: .max) == ["a.yaml": "id: a", "b.yaml": "id: b"])
        #expect(try open.store.profileSource(fingerprint: 5) == nil)
        #expect(try open.store.profileSource(fingerprint: 6) == ["d.yaml": "id: d"])
    }
}
