public import CareCore
internal import GRDB

extension StoreReader {
    /// Everything that is registered, with the history of who served whom; without what is personal, the addresses
    /// and positions of homes and the contact book.
    /// - Throws: `StoreError` when the file cannot be read.
    public func registry() throws -> Registry { try read { try RegistryReader.read($0) } }

    /// Recomputes the hash chain of the audit table.
    /// - Returns: The number of the first row that does not fit; `nil` when all fit.
    /// - Throws: `StoreError` when the file cannot be read.
    public func firstBrokenAuditRow() throws -> Int64? { try read { try AuditChain.firstBroken($0) } }

    /// Version of SQLite in use, `3.40.1`.
    public func sqliteVersion() throws -> String {
        try read { try String.fetchOne($0, sql: "SELECT sqlite_version()") ?? "" }
    }
}
