internal import GRDB

/// A copy of a database as it was at one moment, made beside a gateway that goes on reading, committing and
/// checkpointing.
///
/// It is read through a connection that can neither write nor checkpoint, in one read transaction that lasts as long as
/// the copying: the gateway's commits do not show in it and do not make it begin again. Meanwhile the write-ahead log
/// cannot be emptied; the copy is given up when that leaves too little room. Decision 48.
struct OnlineCopy {
    /// Pages between two looks at the room: 8 MB.
    private static let pagesPerStep: CInt = 2_048
    /// Room beyond the copy itself, for its manifest and the file system's own needs.
    static let spareBytes: Int64 = 1_048_576

    /// The database.
    let source: String
    /// Free bytes that must stay in the file system of the database.
    let reserveBytes: Int64

    /// Copies into a file that does not exist.
    /// - Parameters:
    ///   - path: The new file.
    ///   - times: How many times the size of the database there must be room for.
    ///   - progress: Called with bytes done and bytes in all.
    /// - Throws: `StoreError`; the file may be there in part.
    func make(_ path: String, roomFor times: Int64 = 1, progress: (Int64, Int64) -> Void) throws {
        let reader = try DatabaseQueue(path: source, configuration: ConnectionSettings.forReader())
        try reader.read { db in
            // The first read is the moment of the copy.
            let pages = try Int64.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
            guard pages > 0 else { throw StoreError(.foreign, "\(source) is empty; there is nothing to copy") }
            _ = try Schema.check(db, path: source)
            let pageSize = try Int64.fetchOne(db, sql: "PRAGMA page_size") ?? 4_096
            let count = try Int64.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            try checkRoom(for: times * count * pageSize, at: path)
            try DurableFile.create(path)
            var options = Configuration()
            options.label = "homebed.copy"
            let target = try DatabaseQueue(path: path, configuration: options)
            try target.writeWithoutTransaction { copy in
                try copy.execute(sql: "PRAGMA synchronous = OFF")
                try withoutActuallyEscaping(progress) { progress in
                    try db.backup(to: copy, pagesPerStep: Self.pagesPerStep) { state in
                        let all = Int64(state.totalPageCount) * pageSize
                        progress(all - Int64(state.remainingPageCount) * pageSize, all)
                        try checkReserve()
                    }
                }
                // One file that opens where nothing can be written too; a gateway turns the log on again.
                _ = try String.fetchOne(copy, sql: "PRAGMA journal_mode = DELETE")
            }
            try target.close()
        }
        try reader.close()
        try DurableFile.synchronize(path)
    }

    private func checkRoom(for bytes: Int64, at path: String) throws {
        let folder = DurableFile.folder(of: path)
        let reserve = DurableFile.shareFileSystem(folder, source) ? reserveBytes : 0
        guard let free = FreeSpace.bytes(at: folder), free < bytes + Self.spareBytes + reserve else { return }
        throw StoreError(
            .unusable,
            "\(folder): expected room for \(Self.megabytes(bytes + Self.spareBytes)) MB"
                + (reserve > 0 ? " and \(Self.megabytes(reserve)) MB for the gateway" : "")
                + ", found \(Self.megabytes(free)) MB; free some space or name another disk")
    }

    private func checkReserve() throws {
        guard let free = FreeSpace.bytes(at: DurableFile.folder(of: source)), free < reserveBytes else { return }
        throw StoreError(
            .unusable,
            "given up: \(Self.megabytes(free)) MB are free beside \(source), below the "
                + "\(Self.megabytes(reserveBytes)) MB that the gateway needs; free some space")
    }

    private static func megabytes(_ bytes: Int64) -> Int64 { (bytes + 1_048_575) / 1_048_576 }
}
