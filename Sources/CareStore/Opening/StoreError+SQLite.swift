internal import GRDB

extension StoreError {
    /// What a failure while opening or reading means to an operator.
    init(opening path: String, _ error: DatabaseError) {
        let reason = error.message ?? "no message"
        switch error.resultCode {
        case .SQLITE_NOTADB:
            self.init(.foreign, "\(path) is not an SQLite database; name another file with --database")
        case .SQLITE_CORRUPT:
            self.init(
                .damaged,
                "\(path) is damaged (\(reason)); keep a copy of it and of its -wal file, then restore the last backup")
        case .SQLITE_FULL:
            self.init(.unusable, "\(path): the disk is full; free some space and start again")
        default:
            self.init(
                .unusable,
                "cannot read \(path): \(reason) (SQLite code \(error.extendedResultCode.rawValue)); "
                    + "check the permissions of the file and its folder and the health of the disk")
        }
    }
}
