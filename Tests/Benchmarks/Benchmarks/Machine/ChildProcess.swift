import Foundation
import Glibc

/// A program of a measurement: started, signalled by its number, listened to through a file of its output.
///
/// Not Foundation's `Process`: it hands the caller's blocked signals on to the child.
final class ChildProcess {
    let identifier: pid_t
    private let output: URL
    private var status: Int32?

    /// Starts `path`; its standard output goes to `output`, its errors beside it.
    init(_ path: String, _ arguments: [String], output: URL) throws {
        self.output = output
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let flags = O_WRONLY | O_CREAT | O_TRUNC
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output.path, flags, 0o600)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, output.path + ".errors", flags, 0o600)
        var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) }
        defer { for word in words { free(word) } }
        words.append(nil)
        var identifier: pid_t = 0
        let code = posix_spawn(&identifier, path, &actions, nil, words, environ)
        if code != 0 { throw BenchmarkError("cannot start \(path): \(String(cString: strerror(code)))") }
        self.identifier = identifier
    }

    /// Starts this program in another role.
    static func role(_ name: String, _ arguments: [String], in folder: URL) throws -> ChildProcess {
        try ChildProcess(
            "/proc/self/exe", [name] + arguments, output: folder.appending(path: "\(name)-\(UUID().uuidString)"))
    }

    deinit {
        signal(SIGKILL)
        _ = wait()
    }

    /// Whether it has not ended.
    var isRunning: Bool {
        if status == nil {
            var value: Int32 = 0
            if waitpid(identifier, &value, WNOHANG) == identifier { status = value }
        }
        return status == nil
    }

    /// Sends a signal unless it has ended.
    func signal(_ number: Int32) { if isRunning { kill(identifier, number) } }

    /// Waits for its end; the status is that of waitpid(2).
    @discardableResult
    func wait() -> Int32 {
        if let status { return status }
        var value: Int32 = 0
        while waitpid(identifier, &value, 0) < 0 && errno == EINTR {}
        status = value
        return value
    }

    /// Ends it in order.
    func stop() throws {
        signal(SIGTERM)
        let status = wait()
        if status != 0 { throw BenchmarkError("process \(identifier) ended with status \(status): \(errors)") }
    }

    /// The numbers behind the word `word` in its output, once the whole line is there; `nil` before.
    func report(_ word: String) -> [Int64]? {
        guard let text = try? String(contentsOf: output, encoding: .utf8) else { return nil }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            let words = line.split(separator: " ")
            if words.first == word[...] { return words.dropFirst().compactMap { Int64($0) } }
        }
        return nil
    }

    /// Waits for such a line.
    func awaitReport(_ word: String, atMostSeconds: Int) throws -> [Int64] {
        let end = ContinuousClock.now + .seconds(atMostSeconds)
        while true {
            let isLast = !isRunning
            if let numbers = report(word) { return numbers }
            if isLast { throw BenchmarkError("process \(identifier) ended without '\(word)': \(errors)") }
            if ContinuousClock.now > end { throw BenchmarkError("no '\(word)' in \(atMostSeconds) s: \(errors)") }
            usleep(2_000)
        }
    }

    /// CPU time it has used, in nanoseconds. Source: proc(5), utime and stime in ticks.
    var processTime: Int64 {
        guard let text = try? String(contentsOfFile: "/proc/\(identifier)/stat", encoding: .utf8),
            let end = text.lastIndex(of: ")")
        else { return 0 }
        let fields = text[text.index(after: end)...].split(separator: " ")
        let ticks = (Int64(fields[11]) ?? 0) + (Int64(fields[12]) ?? 0)
        return ticks * 1_000_000_000 / Int64(sysconf(Int32(_SC_CLK_TCK)))
    }

    /// Resident memory in bytes: now, the part of it that is no file's (program and libraries), the most it ever was.
    var residentBytes: (now: Int64, anonymous: Int64, highest: Int64) {
        let text = (try? String(contentsOfFile: "/proc/\(identifier)/status", encoding: .utf8)) ?? ""
        func kibibytes(_ name: String) -> Int64 {
            for line in text.split(separator: "\n") where line.hasPrefix(name) {
                return line.split(whereSeparator: \.isWhitespace).compactMap { Int64($0) }.first ?? 0
            }
            return 0
        }
        return (kibibytes("VmRSS:") * 1_024, kibibytes("RssAnon:") * 1_024, kibibytes("VmHWM:") * 1_024)
    }

    private var errors: String {
        let text = (try? String(contentsOfFile: output.path + ".errors", encoding: .utf8)) ?? ""
        return String(text.suffix(2_000))
    }
}
