import Dispatch
import Foundation
import TestSupport
import Testing

/// A program started by a test, with what it writes kept in files.
final class Program {
    private let process = Process()
    /// Signalled at the end. Foundation's own wait turns a run loop, which the tests' threads do not have.
    private let ended = DispatchSemaphore(value: 0)
    private let folder: TemporaryFolder

    /// What came of a program that has ended.
    struct Result {
        let status: Int32
        let output: String
        let error: String

        /// The lines of standard output.
        var lines: [String] { output.split(separator: "\n").map(String.init) }
    }

    /// Starts `homebed` as it was built with the tests, without the caller's own settings.
    static func homebed(
        _ arguments: [String], environment: [String: String] = [:], input: String? = nil
    ) throws -> Program {
        try Program(homebed(), arguments, environment: environment, input: input)
    }

    /// Where the test build put the program.
    static func homebed() throws -> String {
        let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(filePath: tests).deletingLastPathComponent().appending(path: "homebed").path
    }

    /// Runs `homebed` to its end.
    static func run(_ arguments: String..., environment: [String: String] = [:], input: String? = nil) throws -> Result
    {
        try homebed(arguments, environment: environment, input: input).result()
    }

    /// Starts a program found by its path or name; on a `terminal`, it reads and writes there what is no error.
    init(
        _ name: String, _ arguments: [String], environment: [String: String] = [:], input: String? = nil,
        terminal: FileHandle? = nil
    ) throws {
        folder = try TemporaryFolder()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [name] + arguments
        var variables = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("HOMEBED_") }
        variables["SWIFT_BACKTRACE"] = "enable=no"
        // Debian keeps mosquitto where only administrators look.
        variables["PATH", default: ""] += ":/usr/sbin:/sbin"
        process.environment = variables.merging(environment) { $1 }
        let input = try FileHandle(forReadingFrom: URL(filePath: folder.write(input ?? "", to: "input")))
        let output = try FileHandle(forWritingTo: URL(filePath: folder.write("", to: "output")))
        let error = try FileHandle(forWritingTo: URL(filePath: folder.write("", to: "error")))
        // Foundation's Process outlives its last reference and keeps its files open; at more than a thousand open ones
        // it reads past the end of its own list of them, and the tests crash.
        defer { for file in [input, output, error] { try? file.close() } }
        process.standardInput = terminal ?? input
        process.standardOutput = terminal ?? output
        process.standardError = error
        process.terminationHandler = { [ended] _ in ended.signal() }
        // The threads that run tests block signals, and a child inherits that: SIGTERM would never reach it.
        var none = sigset_t()
        var before = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try process.run()
    }

    var isRunning: Bool { process.isRunning }

    /// The exit status of a program that has ended.
    var status: Int32 { process.terminationStatus }

    deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

    /// Waits for the end, for at most a minute.
    func result() throws -> Result {
        let hasEnded = ended.wait(timeout: .now() + 60) == .success
        let words = try text("error")
        try #require(hasEnded, "\(process.arguments ?? []) does not end: \(words)")
        ended.signal()
        return Result(status: process.terminationStatus, output: try text("output"), error: try text("error"))
    }

    /// Asks the program to end and waits until it has.
    func stop() throws -> Result {
        process.terminate()
        return try result()
    }

    /// What was written so far.
    func text(_ stream: String) throws -> String {
        try String(contentsOfFile: "\(folder.path)/\(stream)", encoding: .utf8)
    }

    /// Waits until standard output or error holds `words`.
    func wait(for words: String, in stream: String = "error") throws {
        try Wait.until("\(words) in \(stream)") {
            let text = try self.text(stream)
            try #require(self.process.isRunning || text.contains(words), "it ended: \(text)")
            return text.contains(words)
        }
    }
}
