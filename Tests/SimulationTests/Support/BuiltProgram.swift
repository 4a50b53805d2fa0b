import Dispatch
import Foundation
import Testing

/// A program that was built together with these tests, in a process of its own.
enum BuiltProgram {
    struct Result {
        let status: Int32
        let output: String
        /// What it said on standard error, progress included.
        let errors: String
        /// Processor time of the program alone: whatever else runs on this machine adds nothing to it.
        let processorSeconds: Double
    }

    private static var repository: URL {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardizedFileURL
    }

    /// Where the build put the programs.
    private static var programs: URL {
        URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
    }

    static var profiles: String { repository.appending(path: "DeviceProfiles").path }

    /// Seconds after which a program that takes nothing of the processors is taken for stuck.
    private static let patience = 1_200

    /// Runs a program to its end, for at most so many seconds of processor time.
    static func run(_ name: String, _ arguments: [String], atMost seconds: Int = 240) throws -> Result {
        let program = programs.appending(path: name)
        try #require(
            FileManager.default.isExecutableFile(atPath: program.path),
            "no program at \(program.path): ./Tests/run builds it before the tests")
        let files = ["output", "errors", "times"].map {
            FileManager.default.temporaryDirectory.appending(path: "homebed-simulation-\(UUID())-\($0)")
        }
        defer { for file in files { try? FileManager.default.removeItem(at: file) } }
        for file in files { try Data().write(to: file) }
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        // The shell says what the program took of the processors; Foundation does not.
        process.arguments =
            [
                "-c",
                #"""
                TIMEFORMAT="%U %S"; times=$1; ulimit -t $2
                { time timeout --signal KILL "${@:3}" 2>&3; } 3>&2 2>"$times"
                """#,
                "bash", files[2].path, "\(seconds)", "\(patience)", program.path,
            ] + arguments
        process.currentDirectoryURL = repository
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        // Foundation's own wait turns a run loop, which the tests' threads do not have.
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        try process.run()
        ended.wait()
        if process.terminationStatus == 137 {
            Issue.record("\(name) \(arguments) does not end in \(seconds) s of processor time, or is stuck")
        }
        let texts = try files.map { try String(contentsOf: $0, encoding: .utf8) }
        let times = texts[2].split(whereSeparator: \.isWhitespace).suffix(2).compactMap { Double($0) }
        try #require(times.count == 2, "the shell told no times: \(texts[2])")
        return Result(
            status: process.terminationStatus, output: texts[0], errors: texts[1],
            processorSeconds: times.reduce(0, +))
    }
}
