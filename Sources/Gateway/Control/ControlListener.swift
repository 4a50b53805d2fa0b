import Foundation

/// Opens the listening socket and clears away what a killed predecessor left.
enum ControlListener {
    /// Makes a descriptor return at once and end with this program.
    static func makeNonBlocking(_ descriptor: Int32) -> Bool {
        fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK) == 0
            && fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0
    }

    /// A non-blocking listening socket at `path` that only the owner may connect to.
    static func open(_ path: ControlSocketPath) throws -> Int32 {
        try path.removeStale()
        let descriptor = socket(
            AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw ControlSocketPath.failure("making a socket", path.path) }
        do {
            // The file takes the mode of the descriptor: there is no moment at which others could connect.
            guard fchmod(descriptor, 0o600) == 0 else { throw ControlSocketPath.failure("protecting", path.path) }
            try path.withAddress { address, length in
                guard bind(descriptor, address, length) == 0 else {
                    throw ControlSocketPath.failure("binding", path.path)
                }
            }
            guard chmod(path.path, 0o600) == 0 else { throw ControlSocketPath.failure("protecting", path.path) }
            guard listen(descriptor, ControlLimits.backlog) == 0 else {
                throw ControlSocketPath.failure("listening", path.path)
            }
            return descriptor
        } catch {
            close(descriptor)
            throw error
        }
    }
}
