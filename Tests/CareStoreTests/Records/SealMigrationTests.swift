import CareCore
import CareRecords
import Foundation
import GRDB
import TestSupport
import Testing

@testable import CareStore

/// What lay in the open before migration 0038: where homes are, and what marks the care of who lives there.
@Suite("The seal of positions and marks of care") struct SealMigrationTests {
    private static let flags = "beta_blocker"
    /// Latitude and longitude of the home as SQLite lays them one behind the other: 25606500 and 100267600.
    private static let position = Data([0x01, 0x86, 0xB9, 0x64, 0x05, 0xF9, 0xF6, 0x50])

    /// A file of the schema before, with a home of which the position is known and one of which it is not. The ledger
    /// vouches for all its rows; `tampering` comes afterwards.
    private func earlier(tampering sql: String = "") throws -> TemporaryFolder {
        try EarlierFile.make(schema: 37, tampering: sql) { db, seal in
            func sealed(_ text: String, _ place: String) throws -> Data? { try seal.seal(.text(text), for: place) }
            let homes: [(name: String, latitude: Int?, longitude: Int?)] = [
                ("h-1", 25_606_500, 100_267_600), ("h-2", nil, nil),
            ]
            for home in homes {
                try db.execute(
                    sql: """
                        INSERT INTO residence VALUES (?, '532901', '532901001', '532901001001', ?, ?, ?, 1)
                        """,
                    arguments: [
                        home.name, try sealed("12 号", "residence.address of \(home.name)"), home.latitude,
                        home.longitude,
                    ])
            }
            try db.execute(
                sql: """
                    INSERT INTO resident VALUES ('r-1', ?, ?, x'01', NULL, 'h-1', 'other', NULL, ?, 1, 1)
                    """,
                arguments: [
                    try sealed("王某", "resident.name of r-1"),
                    try sealed("53290119380312001X", "resident.identityNumber of r-1"), Self.flags,
                ])
        }
    }

    private func content(_ folder: TemporaryFolder) throws -> Data {
        try Data(contentsOf: URL(filePath: folder.database))
    }

    private func hasOpenValues(_ folder: TemporaryFolder) throws -> Bool {
        let content = try content(folder)
        return content.range(of: Self.position) != nil || content.range(of: Data(Self.flags.utf8)) != nil
    }

    @Test func `what stood there is sealed, reads as before, and is nowhere in the file any more`() throws {
        let folder = try earlier()
        let before = try content(folder)
        #expect(before.range(of: Self.position) != nil && before.range(of: Data(Self.flags.utf8)) != nil)
        let scene = try RecordScene(folder)
        let key = try #require(RecordScene.secret)
        let homes = try scene.store.reader.records(.residence, scope: .everything, key: key).map(\.row)
        #expect(homes.map { $0[PlaceField.latitude]?.count } == [25_606_500, nil])
        #expect(homes.map { $0[PlaceField.longitude]?.count } == [100_267_600, nil])
        #expect(homes.map { $0[PlaceField.address] } == ["12 号", "12 号"])
        let residents = try scene.store.reader.records(.resident, scope: .everything, key: key).map(\.row)
        #expect(residents.map { $0[ResidentField.careFlags]?.words } == [[.betaBlocker]])
        #expect(residents.map { $0[SharedField.name] } == ["王某"])
        try scene.store.pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        #expect(try !hasOpenValues(folder))
        let indexes: Int? = try scene.value("SELECT count(*) FROM sqlite_master WHERE name = 'residentByHousehold'")
        #expect(indexes == 1)
    }

    @Test func `the ledger vouches for the rows anew and proves itself, and finds what is changed afterwards`() throws {
        let scene = try RecordScene(try earlier())
        let proof = try scene.store.reader.proveLedger()
        #expect(proof.findings == [] && proof.entries == 2 && proof.rows == 6)
        #expect(try scene.store.reader.ledger(limit: 1).map(\.subject) == ["schema 38"])
        try scene.store.pool.write { try $0.execute(sql: "UPDATE resident SET careFlags = NULL") }
        #expect(
            try scene.store.reader.proveLedger().findings
                == [LedgerFinding(.rowTouched, entry: 2, table: "resident", key: "r-1")])
    }

    @Test func `nobody vouches for a row that was changed behind the ledger's back before`() throws {
        let scene = try RecordScene(try earlier(tampering: "UPDATE residence SET latitude = 1 WHERE household = 'h-1'"))
        #expect(
            try scene.store.reader.proveLedger().findings
                == [LedgerFinding(.rowTouched, entry: 1, table: "residence", key: "h-1")])
    }

    @Test(arguments: [nil, RecordKey(Array(repeating: 8, count: RecordKey.byteCount))])
    func `without the key, or with another, nothing is sealed and nothing changed`(key: RecordKey?) throws {
        let folder = try earlier()
        let error = #expect(throws: StoreError.self) {
            _ = try Store.open(StoreConfiguration(path: folder.database, recordKey: key))
        }
        #expect(error?.kind == .unusable && error?.text.contains("records.keyFile") == true)
        let store = try Store.open(StoreConfiguration(path: folder.database), schema: 37)
        let number = try store.pool.read { try Int.fetchOne($0, sql: "SELECT latitude FROM residence LIMIT 1") }
        #expect(number == 25_606_500)
        #expect(try store.pool.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == 37)
    }

    @Test func `what is entered lies sealed from the start`() throws {
        let scene = try RecordScene()
        try scene.enterPlaces()
        let decision = try scene.enter(
            RecordScene.form("township", "township", "532901001", "name", "某镇"),
            RecordScene.form("village", "village", "532901001001", "name", "某村"),
            RecordScene.form(
                "residence", "household", "h-1", "county", "532901", "township", "532901001", "village", "532901001001",
                "address", "12 号", "latitude", "25.6065", "longitude", "100.2676"),
            RecordScene.form(
                "resident", "resident", "r-1", "name", "王某", "identityNumber", "53290119380312001X", "household",
                "h-1", "group", "other", "priority", "advanced-age", "careFlags", Self.flags, "isLocal", "yes"))
        guard case .accepted = decision else {
            Issue.record("\(decision)")
            return
        }
        try scene.store.pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        #expect(try !hasOpenValues(scene.folder))
    }
}
