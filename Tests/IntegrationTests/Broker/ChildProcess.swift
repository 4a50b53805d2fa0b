import Foundation
import Glibc

/// A program a test runs: started, signalled by its number, waited for with waitpid(2).
///
/// Not Foundation's `Process`: it hands the caller's blocked signals on to the child.
final class ChildProcess {
    let identifier: pid_t
    private var status: Int32?

    /// Starts `path` with the test's own environment and `variables`; standard output and errors go to `output`.
    init(
        _ path: String, _ arguments: [String], variables: [String: String] = [:], output: String = "/dev/null"
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
        // A thread of the test runner blocks all signals, and the child would inherit that: SIGTERM would do nothing.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigaddset(&signals, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) }
        var environment: [UnsafeMutablePointer<CChar>?] = Self.environment(with: variables).map { strdup($0) }
        defer { for word in words + environment { free(word) } }
        words.append(nil)
        environment.append(nil)
        var identifier: pid_t = 0
        let code = posix_spawn(&identifier, path, &actions, &attributes, words, environment)
        if code != 0 { throw TestFailure("cannot start \(path): \(String(cString: strerror(code)))") }
        self.identifier = identifier
    }

    deinit {
        signal(SIGKILL)
        _ = wait()
    }

    /// The test's own variables but for the gateway's, and those given.
    private static func environment(with variables: [String: String]) -> [String] {
        ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("HOMEBED_") }
            .merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }.merging(variables) { $1 }.map { "\($0.key)=\($0.value)" }
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

    /// Waits for its end.
    /// - Returns: The status as waitpid(2) gives it.
    func wait() -> Int32 {
        if let status { return status }
        var value: Int32 = 0
        while waitpid(identifier, &value, 0) < 0 && errno == EINTR {}
        status = value
        return value
    }
}
