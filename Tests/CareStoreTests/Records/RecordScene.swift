import CareCore
import CareRecords
import GRDB
import Ingest
import TestSupport

@testable import CareStore

/// A database that takes records, with a county and a provider in it.
final class RecordScene {
    static let secret = RecordKey(Array(repeating: 7, count: RecordKey.byteCount))
    static let now = Fixture.noon
    static let provider = "91350100M000100Y43"

    let folder: TemporaryFolder
    let store: Store
    var committer: SQLiteCommitter

    init(_ folder: TemporaryFolder? = nil, key: RecordKey? = RecordScene.secret) throws {
        let folder = try folder ?? TemporaryFolder()
        store = try Store.open(StoreConfiguration(path: folder.database, recordKey: key))
        committer = try store.makeCommitter()
        self.folder = folder
    }

    /// What `forms` come to, kept when they hold.
    @discardableResult
    func enter(
        _ forms: RecordSubmission..., by person: String = "Li", isDryRun: Bool = false,
        at now: Timestamp = RecordScene.now
    ) throws -> RecordDecision {
        let request = RecordRequest(forms, by: person, isDryRun: isDryRun)
        let decision = try committer.judge(request, after: [], at: now)
        if case .accepted(let changes, _, _) = decision {
            var batch = CommitBatch()
            batch.reset(now: now)
            batch.records = changes
            try committer.commit(batch)
        }
        return decision
    }

    /// A county and a provider that serves it.
    func enterPlaces() throws {
        try enter(
            Self.form(
                "county", "county", "532901", "name", "大理市", "bedTarget", "900", "programmeVisitTarget", "1800",
                "visitTarget", "2700", "trainingTarget", "900", "roadSpeed", "40"),
            Self.form(
                "provider", "provider", Self.provider, "name", "某养老服务中心", "counties", "532901", "licence", "A-1",
                "responsible", "张某", "phone", "13987200000", "servesFrom", "2021-08-01"))
    }

    /// Somebody of the staff.
    static func staff(_ id: String, number: String = "11010519491231002X", name: String = "李某") -> RecordSubmission {
        form(
            "staff", "staff", id, "provider", provider, "name", name, "identityNumber", number, "phone", "13987200001",
            "qualification", "care-worker-4", "certificate", "C-\(id)", "employedFrom", "2021-08-01")
    }

    static func form(_ name: String, _ words: String...) -> RecordSubmission {
        RecordSubmission(
            form: name,
            fields: stride(from: 0, to: words.count, by: 2).map { .init(words[$0], words[$0 + 1]) })
    }

    /// Ledger and staff as they lie in the database.
    func dump() throws -> [String] {
        try store.pool.read { db in
            try ["ledger", "staff"].flatMap { try Row.fetchAll(db, sql: "SELECT * FROM \($0) ORDER BY 1") }
                .map { "\($0)" }
        }
    }

    /// The first value of a query.
    func value<Value: DatabaseValueConvertible>(_ sql: String) throws -> Value? {
        try store.pool.read { try Value.fetchOne($0, sql: sql) }
    }
}
