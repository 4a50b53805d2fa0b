import Dispatch
import Foundation
import Testing

@Suite struct FormatTests {
    @Test func `all code is formatted as the configuration says`() throws {
        let root = Repository.current.root
        let folders = ["Package.swift", "Sources", "Simulator", "Tests"].map { "\(root)/\($0)" }
        let result = try lint(folders)
        #expect(result.status == 0, "\(result.output)")
    }

    @Test func `the formatter finds a planted fault`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tidy-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try "struct  Untidy{ }\n".write(to: folder.appending(path: "Untidy.swift"), atomically: true, encoding: .utf8)
        #expect(try lint([folder.path]).status != 0)
    }

    /// Runs the formatter's check with the repository's configuration.
    private func lint(_ paths: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments =
            ["swift", "format", "lint", "--strict", "--recursive", "--parallel"]
            + ["--configuration", "\(Repository.current.root)/.swift-format"] + paths
        let pipe = Pipe()
        process.standardError = pipe
        process.standardOutput = pipe
        // Foundation's own wait turns a run loop, which the tests' threads do not have.
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        let hasEnded = ended.wait(timeout: .now() + 60) == .success
        try #require(hasEnded, "the formatter does not end")
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
