internal import CareCore
internal import GRDB
internal import GRDBSQLite

/// Ends whatever a connection executes once a time has passed.
///
/// SQLite asks every few thousand virtual machine instructions whether to go on; no second thread is needed.
final class ReadDeadline {
    private static let instructionsBetweenLooks: Int32 = 10_000
    private let end: ContinuousClock.Instant

    init(after limit: Milliseconds) { end = .now + .milliseconds(limit.count) }

    /// Runs `body` with the deadline on the connection.
    func guarding<Value>(_ db: Database, _ body: () throws -> Value) rethrows -> Value {
        let context = Unmanaged.passUnretained(self).toOpaque()
        sqlite3_progress_handler(
            db.sqliteConnection, Self.instructionsBetweenLooks,
            { context in
                guard let context else { return 0 }
                return Unmanaged<ReadDeadline>.fromOpaque(context).takeUnretainedValue().isOver ? 1 : 0
            }, context)
        defer { sqlite3_progress_handler(db.sqliteConnection, 0, nil, nil) }
        return try withExtendedLifetime(self) { try body() }
    }

    private var isOver: Bool { ContinuousClock.now >= end }
}
