internal import Foundation
internal import GRDB

/// A folder of copies of a database that is there whole or not at all.
package enum WholeFolder {
    /// Fills a folder beside its place and gives it its name once it is on disk; when that fails nothing is left.
    /// - Parameters:
    ///   - folder: Its name.
    ///   - database: What is copied; must exist.
    ///   - refuse: Throws when something that must stay has the name.
    ///   - fill: Gets the path under which the folder is filled.
    /// - Returns: What `fill` returns.
    /// - Throws: `StoreError`.
    package static func make<Value>(
        _ folder: String, from database: String, refuse: (String) throws -> Void, fill: (String) throws -> Value
    ) throws -> Value {
        guard DurableFile.exists(database) else {
            throw StoreError(.unusable, "there is no database \(database); name the file with --database")
        }
        try refuse(folder)
        let partial = "\(folder).partial-\(ProcessInfo.processInfo.processIdentifier)"
        try DurableFile.createFolder(partial)
        do {
            let value = try fill(partial)
            try DurableFile.synchronize(partial)
            try refuse(folder)
            try DurableFile.move(partial, to: folder)
            try DurableFile.synchronize(DurableFile.folder(of: folder))
            return value
        } catch {
            try? FileManager.default.removeItem(atPath: partial)
            switch error {
            case let error as DatabaseError where error.resultCode == .SQLITE_FULL:
                throw unwritten(folder, "the disk is full")
            case let error as DatabaseError where error.isFailedWrite:
                throw unwritten(
                    folder, "a limit, a quota or the disk (SQLite code \(error.extendedResultCode.rawValue))")
            case let error as DatabaseError: throw StoreError(opening: database, error)
            case let error as StoreError: throw error
            default: throw unwritten(folder, error.localizedDescription)
            }
        }
    }

    /// What came of a disk that filled up, a limit or a quota while the folder was filled.
    private static func unwritten(_ folder: String, _ reason: String) -> StoreError {
        StoreError(
            .unusable,
            "\(folder) cannot be written: \(reason); nothing of it was left; free some space or name another disk")
    }
}

extension DatabaseError {
    /// Whether a file could not be written for another reason than a full disk; what is copied is only read.
    fileprivate var isFailedWrite: Bool {
        extendedResultCode == .SQLITE_IOERR_WRITE || extendedResultCode == .SQLITE_IOERR_FSYNC
    }
}
