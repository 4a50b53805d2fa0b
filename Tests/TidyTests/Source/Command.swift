import Dispatch
import Foundation
import Testing

/// A program beside the tests, with all that it prints.
enum Command {
    /// Runs a program of the path, or one that is named with its folder, to its end within a minute.
    static func run(_ words: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = words
        let pipe = Pipe()
        process.standardError = pipe
        process.standardOutput = pipe
        // Foundation's own wait turns a run loop, which the tests' threads do not have.
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        let hasEnded = ended.wait(timeout: .now() + 60) == .success
        try #require(hasEnded, "\(words.prefix(2).joined(separator: " ")) does not end")
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
