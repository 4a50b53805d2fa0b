import Dispatch
import Foundation
import Testing

/// A program of the release build that `Tests/run` makes beforehand: the debug build is too slow to play days.
enum ReleaseProgram {
    struct Result {
        let status: Int32
        let output: String
        let seconds: Double
    }

    private static var repository: URL {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardizedFileURL
    }

    static var profiles: String { repository.appending(path: "DeviceProfiles").path }

    /// Runs a program to its end, for at most so many seconds.
    static func run(_ name: String, _ arguments: [String], atMost seconds: Int = 240) throws -> Result {
        let program = repository.appending(path: ".build-release/release/\(name)")
        try #require(
            FileManager.default.isExecutableFile(atPath: program.path),
            "no program at \(program.path): ./Tests/run builds it before the tests")
        let file = FileManager.default.temporaryDirectory.appending(path: "homebed-simulation-\(UUID())")
        try Data().write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = repository
        process.standardOutput = try FileHandle(forWritingTo: file)
        process.standardError = FileHandle.nullDevice
        // Foundation's own wait turns a run loop, which the tests' threads do not have.
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        let clock = ContinuousClock()
        let started = clock.now
        try process.run()
        if ended.wait(timeout: .now() + .seconds(seconds)) == .timedOut {
            kill(process.processIdentifier, SIGKILL)
            Issue.record("\(name) \(arguments) does not end in \(seconds) s")
        }
        let passed = clock.now - started
        return Result(
            status: process.terminationStatus, output: try String(contentsOf: file, encoding: .utf8),
            seconds: Double(passed.components.seconds) + Double(passed.components.attoseconds) / 1e18)
    }
}
