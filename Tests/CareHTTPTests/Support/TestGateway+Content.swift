import GRDB
import TestSupport

@testable import CareHTTP

extension TestGateway {
    /// The rows of every table but those that a turn writes for itself: journal, checkpoint, what is due.
    func content() throws -> [String: [String]] {
        let own: Set<String> = ["journal", "coreState", "deviceState", "factDue", "factProgress", "meta", "outbox"]
        return try DatabaseQueue(path: folder.file("homebed.sqlite")).read { db in
            let names = try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
            return try Dictionary(
                uniqueKeysWithValues: names.filter { !own.contains($0) }.map { name in
                    (name, try Row.fetchAll(db, sql: "SELECT * FROM \"\(name)\"").map(\.description).sorted())
                })
        }
    }
}
