import FleetModel
import Foundation

/// A recording on its way to disk.
final class RecordingFile {
    private let handle: FileHandle
    private let path: String
    private var pending: [UInt8] = []
    private var failure: (any Error)?

    /// Bytes that are written at once.
    private static let block = 1 << 20

    /// Begins a file; an existing one is not overwritten.
    /// - Throws: `SimulationError` when it cannot be made.
    init(creating path: String, _ options: FleetOptions) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw SimulationError("recording \(path): \(String(cString: strerror(errno))); choose another --record")
        }
        self.path = path
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        add(.header(key: "recording", value: RecordingLine.version))
        for (key, value) in options.headers { add(.header(key: key, value: value)) }
    }

    /// Adds a line, unless it is none of a recording's.
    func add(_ line: RecordingLine) {
        guard let text = line.text else { return }
        pending.append(contentsOf: text.utf8)
        pending.append(UInt8(ascii: "\n"))
        if pending.count >= Self.block { write() }
    }

    /// Writes what is left.
    /// - Throws: `SimulationError` when anything could not be written.
    func close() throws {
        write()
        if let failure {
            throw SimulationError("recording \(path) cannot be written: \(failure.localizedDescription)")
        }
    }

    private func write() {
        do {
            if failure == nil { try handle.write(contentsOf: pending) }
        } catch {
            failure = error
        }
        pending.removeAll(keepingCapacity: true)
    }
}
