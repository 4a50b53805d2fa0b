import CareCore
import GRDB
import Ingest
import TestSupport

@testable import CareStore

/// A store on a file of its own, with the fixture's registry in it, and its committer.
final class OpenStore {
    let folder: TemporaryFolder
    let store: Store
    var committer: SQLiteCommitter

    init(
        _ folder: TemporaryFolder? = nil, retention: Retention = Retention(), readLimit: Milliseconds = .seconds(5),
        checkpointPages: Int = ConnectionSettings.checkpointPages, key: RecordKey? = nil, registry: Bool = true
    ) throws {
        let folder = try folder ?? TemporaryFolder()
        let store = try Store.open(
            StoreConfiguration(
                path: folder.database, retention: retention, readLimit: readLimit, checkpointPages: checkpointPages,
                recordKey: key))
        try store.register(Fixture.profiles)
        var committer = try store.makeCommitter()
        if registry, try store.pool.read({ try Int.fetchOne($0, sql: "SELECT count(*) FROM device") }) == 0 {
            var batch = CommitBatch()
            batch.reset(now: Fixture.midnight - .days(40))
            batch.effects.registry = try Fixture.registry()
            try committer.commit(batch)
        }
        self.folder = folder
        self.store = store
        self.committer = committer
    }

    /// Commits what `fill` puts into a batch at `now`.
    func commit(at now: Timestamp = Fixture.noon, _ fill: (inout CommitBatch) throws -> Void) throws {
        var batch = CommitBatch()
        batch.reset(now: now)
        try fill(&batch)
        try committer.commit(batch)
    }

    /// Does housekeeping until there is nothing left.
    /// - Returns: Steps that did something.
    @discardableResult
    func maintain(at now: Timestamp) throws -> Int {
        var steps = 0
        while try committer.maintain(now: now) { steps += 1 }
        return steps
    }

    /// Rows of `table`.
    func count(_ table: String) throws -> Int {
        try store.pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? -1 }
    }

    /// The rows of a query, each as its values joined by a bar.
    func rows(_ sql: String) throws -> [String] {
        try store.pool.read { db in
            try Row.fetchAll(db, sql: sql).map { row in
                row.databaseValues.map { value in value.isNull ? "-" : "\(value.storage.value ?? "")" }
                    .joined(separator: "|")
            }
        }
    }
}
