internal import CareCore
internal import GRDB
internal import Glibc
internal import Synchronization

/// The open database of a gateway: its lock, its one writer and its readers.
///
/// Exactly one connection writes and checkpoints; that keeps SQLite 3.7.0 ... 3.51.2 clear of the WAL-reset bug, so
/// nothing else may open the file for writing while a store is open. May be shared between threads; the committer it
/// makes belongs to one.
public final class Store: Sendable {
    /// Path of the database file.
    public let path: String
    /// Identity of the database, given at its creation.
    public let instance: String
    /// Named queries of this process, each ended after `StoreConfiguration.readLimit`.
    public let reader: StoreReader

    let pool: DatabasePool
    let retention: Retention
    let log = WriteAheadLog()
    let checkpointPages: Int
    let recordKey: RecordKey?
    let people: PeopleSeal
    let readsBeside: Bool
    /// The profiles in force, once they were registered: housekeeping judges devices by them, and forms property.
    let profiles = Mutex<ProfileSet?>(nil)
    private let lock: StoreLock

    /// Opens the file, creating it when it does not exist, and brings its schema up to date.
    ///
    /// Takes the lock first, so that a second process changes nothing.
    /// - Throws: `StoreError` with a text for the operator.
    public static func open(_ configuration: StoreConfiguration) throws -> Store {
        try open(configuration, schema: Schema.current)
    }

    /// As `open`, but stops at an older schema; for tests of migrations.
    static func open(_ configuration: StoreConfiguration, schema: Int) throws -> Store {
        let lock = try StoreLock(database: configuration.path)
        do {
            return try Store(configuration, lock: lock, schema: schema)
        } catch let error as DatabaseError {
            throw StoreError(opening: configuration.path, error)
        }
    }

    private init(_ configuration: StoreConfiguration, lock: StoreLock, schema: Int) throws {
        path = configuration.path
        retention = configuration.retention
        checkpointPages = configuration.checkpointPages
        recordKey = configuration.recordKey
        people = PeopleSeal(configuration.recordKey)
        readsBeside = configuration.readsBeside
        self.lock = lock
        try Self.createOwnerOnly(path)
        let found = try Self.checkBeforeWriting(path)
        pool = try DatabasePool(path: path, configuration: ConnectionSettings.forWriter(readers: configuration.readers))
        try pool.writeWithoutTransaction { [log] db in
            try ConnectionSettings.finish(db, path: configuration.path)
            log.watch(db)
            if let key = configuration.recordKey { try SealFunction.add(key, to: db) }
        }
        try Schema.bring(pool, from: found, to: schema)
        instance = try pool.write { db in
            if let key = configuration.recordKey, schema == Schema.current { try Meta.check(key, db) }
            return try Meta.instance(db, new: configuration.newInstance)
        }
        if schema == Schema.current { try people.adopt(pool) }
        reader = StoreReader(pool, readLimit: configuration.readLimit, people: people)
    }

    /// Process number of the daemon that has `path` open for writing; `nil` when none has.
    public static func process(holding path: String) -> Int32? { StoreLock.holder(database: path) }

    /// The committer of the line. Use one at a time, from one thread.
    /// - Throws: `CommitError` when the housekeeping's progress cannot be read.
    public func makeCommitter() throws -> SQLiteCommitter { try SQLiteCommitter(self) }

    /// Health data: a new file is for its owner alone; SQLite gives the WAL the same permissions.
    private static func createOwnerOnly(_ path: String) throws {
        let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw StoreError(
                .unusable,
                "cannot open the database \(path): \(String(cString: strerror(errno))); "
                    + "it must be a file that this user may read and write")
        }
        close(descriptor)
    }

    /// Looks at the file with a connection that cannot write: opening the pool already turns a file into a WAL one.
    /// - Returns: The number of its schema; 0 for a new file.
    private static func checkBeforeWriting(_ path: String) throws -> Int {
        let queue = try DatabaseQueue(path: path, configuration: ConnectionSettings.forReader())
        let found = try queue.read { try Schema.check($0, path: path) }
        try queue.close()
        return found
    }
}
