import Foundation
import GRDB
import Testing

@testable import WholeSystem

/// What a process finds that died in a transaction: a log cut anywhere is the database without that transaction.
@Suite struct WriteAheadLogTests {
    private func rows(_ path: String) throws -> Int {
        try DatabaseQueue(path: path).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM t") ?? -1 }
    }

    @Test(arguments: [0, 1, 250, 500, 998, 999])
    func `a log that is cut in its last transaction gives back everything before it`(thousandths: Int) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "homebed-log-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        let disk = try SimDisk(folder: folder)
        let pool = try DatabasePool(path: disk.database)
        try pool.write { try $0.execute(sql: "CREATE TABLE t (text TEXT)") }
        try pool.write { db in
            for _ in 0..<40 { try db.execute(sql: "INSERT INTO t VALUES (hex(randomblob(200)))") }
        }
        try disk.freeze()
        try pool.write { db in
            for _ in 0..<40 { try db.execute(sql: "INSERT INTO t VALUES (hex(randomblob(200)))") }
        }
        try disk.tear(thousandths: thousandths)
        #expect(try pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM t") } == 80)
        try pool.close()
        try disk.reopen()
        #expect(try rows(disk.database) == 40)
    }
}
