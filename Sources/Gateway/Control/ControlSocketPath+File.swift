import Foundation

extension ControlSocketPath {
    /// Connects to whoever listens.
    /// - Returns: A blocking descriptor, `nil` where nobody listens.
    func connectIfPossible() throws -> Int32? {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Self.failure("making a socket", path) }
        do {
            let code = try withAddress { address, length in
                connect(descriptor, address, length) == 0 ? 0 : errno
            }
            switch code {
            case 0: return descriptor
            case ENOENT, ECONNREFUSED, ENOTSOCK, ENOTDIR:
                close(descriptor)
                return nil
            default: throw Self.failure("connecting", path, code: code)
            }
        } catch {
            close(descriptor)
            throw error
        }
    }

    /// Removes the socket file of a gateway that was killed; refuses when one listens or another file lies there.
    func removeStale() throws {
        let kind: FileAttributeType?
        do {
            kind = try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
        } catch let error as CocoaError where error.code == .fileReadNoSuchFile || error.code == .fileNoSuchFile {
            return
        }
        guard kind == .typeSocket else { throw ControlError.notASocket(path: path) }
        if let descriptor = try connectIfPossible() {
            close(descriptor)
            throw ControlError.inUse(path: path)
        }
        try remove()
    }

    /// Removes the socket file.
    func remove() throws {
        guard unlink(path) == 0 || errno == ENOENT else { throw Self.failure("removing", path) }
    }
}
