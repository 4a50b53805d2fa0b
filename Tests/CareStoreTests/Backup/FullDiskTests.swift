import CareRecords
import Foundation
import GRDB
import TestSupport
import Testing

@testable import CareStore

/// The disk has room when a copy begins, and somebody else takes it while it is made.
@Suite("Copies on a disk that fills up", .enabled(if: SmallDisk.isAllowed, "only who may mount can fill a disk"))
struct FullDiskTests {
    /// A database of 24 MB, which is copied in several steps.
    private func large() throws -> RecordScene {
        let scene = try RecordScene()
        try scene.enterPlaces()
        try scene.store.pool.write { db in
            try db.execute(
                sql: """
                    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12000)
                    INSERT INTO quarantine (topic, payload, payloadLength, reason, detail, receivedAt)
                    SELECT x'78', zeroblob(2000), 2000, 1, '', i FROM n
                    """)
        }
        return scene
    }

    @Test func `a backup says in words that it could not be written, and leaves nothing of it`() throws {
        let (scene, disk) = (try large(), try SmallDisk(megabytes: 48))
        var steps = 0
        let failure = #expect(throws: StoreError.self) {
            try Backup.make(
                of: scene.folder.database, to: "\(disk.path)/b", program: "1.0.0", at: RecordScene.now, reserveBytes: 0
            ) { _, _ in
                steps += 1
                if steps == 1 { disk.fill() }
            }
        }
        #expect(steps >= 1)
        let words = "\(disk.path)/b cannot be written: the disk is full; nothing of it was left"
        #expect(failure?.text.hasPrefix(words) == true, "\(failure?.text ?? "it was made")")
        #expect(try disk.names() == ["ballast"])
        #expect(try scene.store.pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM quarantine") } == 12_000)
    }

    @Test func `an export says in words that it could not be written, and leaves nothing of it`() throws {
        let (scene, disk) = (try large(), try SmallDisk(megabytes: 160))
        let failure = #expect(throws: StoreError.self) {
            try StoreExport.write(scene.folder.database, to: "\(disk.path)/e", key: nil, reserveBytes: 0) { stage in
                guard case .writing("quarantine", _, _, 0) = stage else { return }
                disk.fill()
            }
        }
        #expect(failure?.text.hasPrefix("\(disk.path)/e cannot be written: ") == true, "\(failure?.text ?? "")")
        #expect(failure?.text.contains("nothing of it was left") == true)
        #expect(try disk.names() == ["ballast"])
    }
}
