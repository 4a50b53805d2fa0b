import Foundation
import Testing

/// What `Tests/run` says last: whoever reads the end of a long log learns what failed.
@Suite struct FailedTestsTests {
    @Test func `failures are told with their findings, in colour or not, and nothing that passed`() throws {
        let log = [
            "\u{1B}[92m✔\u{1B}[0m Test \"a\" passed after 1.0 seconds.",
            "\u{1B}[91m✘\u{1B}[0m Test \"b\" recorded an issue at B.swift:1:2: Expectation failed: x == y",
            "\u{1B}[90m↳\u{1B}[0m x was 3",
            "✔ Test \"c\" passed after 1.0 seconds.",
            "↳ a word about c",
            "✘ Test \"b\" failed after 1.0 seconds with 1 issue.",
            "✘ Suite B failed after 1.0 seconds with 1 issue.",
            "a program said error: as it should",
            "error: Exited with unexpected signal code 11",
            "✘ Test run with 3 tests in 2 suites failed after 1.0 seconds with 1 issue.",
        ]
        #expect(
            try told(of: log) == [
                "✘ Test \"b\" recorded an issue at B.swift:1:2: Expectation failed: x == y",
                "↳ x was 3",
                "✘ Test \"b\" failed after 1.0 seconds with 1 issue.",
                "error: Exited with unexpected signal code 11",
            ])
    }

    @Test func `of a run in which everything passed nothing is told`() throws {
        #expect(try told(of: ["✔ Test \"a\" passed after 1.0 seconds.", "== units: 3 s"]).isEmpty)
    }

    private func told(of lines: [String]) throws -> [String] {
        let log = FileManager.default.temporaryDirectory.appending(path: "tidy-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: log) }
        try lines.joined(separator: "\n").write(to: log, atomically: true, encoding: .utf8)
        let result = try Command.run(["\(Repository.current.root)/Tests/failed-tests", log.path])
        #expect(result.status == 0, "\(result.output)")
        return result.output.split(separator: "\n").map(String.init)
    }
}
