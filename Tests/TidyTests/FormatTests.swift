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
        try Command.run(
            ["swift", "format", "lint", "--strict", "--recursive", "--parallel"]
                + ["--configuration", "\(Repository.current.root)/.swift-format"] + paths)
    }
}
