import Foundation

/// The account of the machine that the broker runs as and that its files belong to.
struct BrokerAccount: Equatable {
    let name: String
    private let user: uid_t
    private let group: gid_t

    /// The account of that name, or the one that runs this program; `nil` when there is none.
    init?(_ name: String?) {
        guard let entry = name.map({ getpwnam($0) }) ?? getpwuid(geteuid()) else { return nil }
        self.name = String(cString: entry.pointee.pw_name)
        user = entry.pointee.pw_uid
        group = entry.pointee.pw_gid
    }

    /// Gives a file or folder to the account; only root can give to another.
    func own(_ path: String) throws {
        if user == geteuid() { return }
        guard chown(path, user, group) == 0 else {
            throw CommandFailure(
                .cannotCreate,
                "error: \(path) cannot be given to \(name): \(String(cString: strerror(errno))); run it as root")
        }
    }
}
