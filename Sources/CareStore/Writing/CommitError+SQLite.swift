internal import GRDB
internal import Ingest

extension CommitError {
    /// What a failed transaction means to the line: make room, try again later, or mend the program or the file.
    init(_ error: any Error) {
        if let error = error as? CommitError {
            self = error
            return
        }
        guard let error = error as? DatabaseError else {
            self = .inputOutput(String(describing: error))
            return
        }
        let text = "\(error.message ?? "no message") (SQLite code \(error.extendedResultCode.rawValue))"
        switch error.resultCode {
        case .SQLITE_FULL:
            self = .full(text)
        case .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_NOMEM, .SQLITE_BUSY, .SQLITE_LOCKED,
            .SQLITE_PROTOCOL, .SQLITE_INTERRUPT, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_ABORT:
            self = .inputOutput(text)
        default:
            self = .refused(text)
        }
    }
}
