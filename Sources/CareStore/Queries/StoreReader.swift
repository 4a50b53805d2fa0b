public import CareCore
internal import Foundation
internal import GRDB
internal import GRDBSQLite

/// Named queries on committed rows, beside a running daemon or on a stopped one. May be shared between threads.
public final class StoreReader: Sendable {
    /// Rows of a list for which nobody names a bound; more than a person reads.
    public static let usualLimit = 10_000

    private let database: any DatabaseReader
    private let readLimit: Milliseconds
    /// Opens names, numbers and addresses of the gateway's own tables.
    let people: PeopleSeal

    /// Path of the file.
    var path: String { database.path }

    init(_ database: any DatabaseReader, readLimit: Milliseconds, people: PeopleSeal = PeopleSeal(nil)) {
        self.database = database
        self.people = people
        self.readLimit = readLimit
    }

    /// Opens the file for reading only, without the lock.
    ///
    /// A WAL database can only be read where its `-wal` and `-shm` files are or can be made. In a folder that this
    /// user may not write, a database that was closed in order has neither; then it is read as immutable, which is
    /// right only while nobody writes: a running daemon always has both.
    /// - Parameters:
    ///   - path: The file.
    ///   - key: The secret of the records, for who reads the contact book or what providers answered.
    ///   - readLimit: Longest read.
    /// - Returns: A reader of its own connection.
    /// - Throws: `StoreError` with a text for the operator.
    public static func open(
        path: String, key: RecordKey? = nil, readLimit: Milliseconds = .seconds(5)
    ) throws -> StoreReader {
        let people = PeopleSeal(key)
        guard FileManager.default.fileExists(atPath: path) else {
            throw StoreError(
                .unusable, "there is no database \(path); start the gateway once, or name the file with --database")
        }
        do {
            return try open(location: path, path: path, readLimit: readLimit, people: people)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN {
            guard !FileManager.default.fileExists(atPath: path + "-wal") else {
                throw StoreError(opening: path, error)
            }
            do {
                return try openImmutable(path: path, readLimit: readLimit, people: people)
            } catch let error as DatabaseError {
                throw StoreError(opening: path, error)
            }
        } catch let error as DatabaseError {
            throw StoreError(opening: path, error)
        }
    }

    /// Opens a file that nobody writes, without `-wal` and `-shm`.
    static func openImmutable(
        path: String, readLimit: Milliseconds, people: PeopleSeal = PeopleSeal(nil)
    ) throws -> StoreReader {
        try open(location: immutable(path), path: path, readLimit: readLimit, people: people)
    }

    private static func immutable(_ path: String) -> String {
        let allowed = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "/._-"))
        return "file:\(path.addingPercentEncoding(withAllowedCharacters: allowed) ?? path)?immutable=1"
    }

    /// Opens a file that nobody writes, whatever its schema, for as long as it takes to read all of it.
    static func openIdle(_ path: String) throws -> StoreReader {
        do {
            let queue = try DatabaseQueue(path: immutable(path), configuration: ConnectionSettings.forReader())
            _ = try queue.read { try Schema.check($0, path: path) }
            return StoreReader(queue, readLimit: .hours(24))
        } catch let error as DatabaseError {
            throw StoreError(opening: path, error)
        }
    }

    private static func open(
        location: String, path: String, readLimit: Milliseconds, people: PeopleSeal
    ) throws -> StoreReader {
        let queue = try DatabaseQueue(path: location, configuration: ConnectionSettings.forReader())
        let schema = try queue.read { try Schema.check($0, path: path) }
        guard schema == Schema.current else {
            throw StoreError(
                .older,
                "\(path) has schema \(schema), this version reads schema \(Schema.current); "
                    + "start the gateway of this version once to bring it up to date")
        }
        return StoreReader(queue, readLimit: readLimit, people: people)
    }

    /// Runs `body` in one read transaction that SQLite ends after the limit: the reader's own, or `longest`.
    /// - Throws: `StoreError`, of kind `interrupted` when it was ended; what else `body` throws.
    func read<Value>(atMost longest: Milliseconds? = nil, _ body: (Database) throws -> Value) throws -> Value {
        let limit = longest ?? readLimit
        do {
            return try database.read { db in
                // What a read waits for its connection holds no write-ahead log, and does not count.
                try ReadDeadline(after: limit).guarding(db) { try body(db) }
            }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
            throw StoreError(
                .interrupted,
                "the query was ended after \(limit) so that the write-ahead log does not grow; ask for less at once"
            )
        } catch let error as DatabaseError {
            throw StoreError(opening: path, error)
        }
    }
}
