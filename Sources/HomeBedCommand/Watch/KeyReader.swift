import Foundation

/// Lines that a person types, without waiting for them longer than asked.
struct KeyReader {
    private var isOpen: Bool
    private var typed: [UInt8] = []

    /// - Parameter isUsed: Whether somebody may type at all.
    init(isUsed: Bool) { isOpen = isUsed }

    /// The next line; `nil` when none came within so many milliseconds.
    mutating func line(within milliseconds: Int32) -> String? {
        var poller = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        guard poll(&poller, isOpen ? 1 : 0, milliseconds) > 0 else { return nil }
        var room = [UInt8](repeating: 0, count: 256)
        let count = read(STDIN_FILENO, &room, room.count)
        guard count > 0 else {
            isOpen = false
            return nil
        }
        typed += room[..<count]
        guard let end = typed.firstIndex(of: UInt8(ascii: "\n")) else {
            // Nobody types a number that long.
            if typed.count > 1_024 { typed = [] }
            return nil
        }
        let line = String(decoding: typed[..<end], as: UTF8.self)
        typed.removeSubrange(...end)
        return line
    }
}
