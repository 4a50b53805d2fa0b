import Foundation
import Testing

/// `homebed` on a pseudo-terminal that is its controlling one: what a person sees there and types.
final class Terminal {
    private let master: Int32
    private let program: Program
    private var seen: [UInt8] = []

    /// What the program writes before it draws its screen anew.
    private static let clearing = "\u{1B}[H\u{1B}[2J"

    /// `TIOCSPTLCK` and `TIOCGPTN` of Linux, which Swift's view of the C library leaves out, as `posix_openpt` and its
    /// relatives.
    private static let (lock, numberOfOther) = (UInt(0x4004_5431), UInt(0x8004_5430))

    init(_ arguments: [String], environment: [String: String]) throws {
        master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        try #require(master >= 0)
        var (isLocked, number) = (Int32(0), Int32(0))
        try #require(ioctl(master, Self.lock, &isLocked) == 0 && ioctl(master, Self.numberOfOther, &number) == 0)
        let other = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
        try #require(other >= 0)
        let end = FileHandle(fileDescriptor: other, closeOnDealloc: true)
        // A session of its own makes Ctrl-C a signal, as at a desk. What a shell runs in the background is told to pass
        // it over, and so is whatever that starts.
        program = try Program(
            "setsid", ["--ctty", "--wait", "env", "--default-signal=INT", Program.homebed()] + arguments,
            environment: environment, terminal: end)
    }

    /// Whoever still sits at the terminal is hung up on.
    deinit { close(master) }

    /// Types at the keyboard.
    func type(_ text: String) throws {
        let bytes = Array(text.utf8)
        try #require(write(master, bytes, bytes.count) == bytes.count)
    }

    /// The lines of the first whole screen of which `isThere` holds, without empty ones.
    func screen(where isThere: ([String]) -> Bool) throws -> [String] {
        var lines: [String] = []
        try Wait.until("a screen; the last one is \(lines)") {
            read(within: 20)
            let text = String(decoding: seen, as: UTF8.self)
            // A screen is whole when the next one begins.
            let screens = text.components(separatedBy: Self.clearing).dropFirst().dropLast()
            guard let last = screens.last else { return false }
            lines = last.split(whereSeparator: \.isNewline).map(String.init)
            return isThere(lines)
        }
        return lines
    }

    /// Returns when the program has ended.
    func waitForEnd() throws {
        try Wait.until("the end of the program") {
            read(within: 20)
            return !program.isRunning
        }
    }

    /// Waits until the program has asked for something where errors go.
    func wait(forPrompt words: String) throws { try program.wait(for: words) }

    /// Whether what is typed shows.
    var isEchoing: Bool {
        get throws {
            var settings = termios()
            try #require(tcgetattr(master, &settings) == 0)
            return settings.c_lflag & tcflag_t(ECHO) != 0
        }
    }

    /// Waits for the end of the program.
    /// - Returns: Its exit status, all that the terminal showed, and what it wrote where errors go.
    func result() throws -> (status: Int32, shown: String, error: String) {
        try waitForEnd()
        read(within: 20)
        return (program.status, String(decoding: seen, as: UTF8.self), try program.text("error"))
    }

    /// Takes what was written; without that the program would stop writing.
    private func read(within milliseconds: Int32) {
        var poller = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        guard poll(&poller, 1, milliseconds) > 0 else { return }
        var room = [UInt8](repeating: 0, count: 4_096)
        let count = Foundation.read(master, &room, room.count)
        if count > 0 { seen += room[..<count] }
    }
}
