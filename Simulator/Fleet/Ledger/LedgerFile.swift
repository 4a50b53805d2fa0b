import Foundation
import SimKit

/// A ledger on disk: lines added at the end.
///
/// The lines of a turn are written before the turn's messages leave, so that a message on the wire is always in the
/// file, whatever is killed.
final class LedgerFile {
    private let handle: FileHandle
    private let path: String
    private var pending: [UInt8] = []

    /// Begins a new file; an existing one is not overwritten.
    init(creating path: String) throws {
        self.path = path
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw FleetError("ledger \(path): \(String(cString: strerror(errno))); choose another --ledger")
        }
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    /// Notes a line for the next `flush`.
    func add(_ line: LedgerLine) {
        pending.append(contentsOf: line.text.utf8)
        pending.append(UInt8(ascii: "\n"))
    }

    /// Writes what was noted.
    func flush() throws {
        guard !pending.isEmpty else { return }
        do {
            try handle.write(contentsOf: pending)
        } catch {
            throw FleetError("ledger \(path) cannot be written: \(error.localizedDescription); nothing more was sent")
        }
        pending.removeAll(keepingCapacity: true)
    }

    /// Reads a whole file. A last line without its end, which a kill leaves behind, is left out.
    static func read(_ path: String) throws -> Ledger {
        let text = try FileText.read(path)
        var ledger = Ledger()
        let complete = text.hasSuffix("\n") ? text[...] : text[..<(text.lastIndex(of: "\n") ?? text.startIndex)]
        for (number, line) in complete.split(separator: "\n").enumerated() {
            guard let line = LedgerLine(line) else {
                throw FleetError("\(path):\(number + 1): not a line of a ledger: \"\(line.prefix(60))\"")
            }
            ledger.apply(line)
        }
        guard ledger.strayLines == 0 else {
            throw FleetError("\(path) is damaged: \(ledger.strayLines) lines are about messages that were never made")
        }
        return ledger
    }
}
