import Foundation
import Testing

@Suite struct DocumentTests {
    @Test func `every link in a document leads to a file`() throws {
        let repository = Repository.current
        for path in repository.paths where path.hasSuffix(".md") {
            for link in DocumentLinks.broken(in: try repository.file(at: path), paths: repository.paths) {
                Issue.record("\(link)")
            }
        }
    }

    @Test func `every decision that code cites is recorded`() throws {
        let repository = Repository.current
        let numbers = Set(
            repository.paths.filter { $0.contains("/Decisions/") }.compactMap { path in
                path.split(separator: "/").last.flatMap { Int($0.prefix(4)) }
            })
        for file in try repository.swiftFiles where !file.path.hasPrefix("Tests/TidyTests/") {
            for (line, number) in DocumentLinks.citedDecisions(in: file) where !numbers.contains(number) {
                Issue.record("\(file.path):\(line): decision \(number) is not in any Decisions folder")
            }
        }
    }

    @Test func `the top level holds the house and nothing else`() {
        let house: Set = [
            "Package.swift", "README.md", "README.zh-CN.md", "LICENSE", "DeviceProfiles", "Sources", "Simulator",
            "Tests",
        ]
        let found = Set(Repository.current.paths.compactMap { $0.split(separator: "/").first.map(String.init) })
        let strangers = found.filter { !$0.hasPrefix(".") && $0 != "Package.resolved" }.subtracting(house)
        #expect(strangers.isEmpty, "not part of the house: \(strangers.sorted())")
    }

    @Test func `a link to nothing and a decision that nobody took are found`() {
        let document = SourceFile(
            path: "Sources/Gateway/Gateway.docc/Architecture.md",
            text: "[here](../SystemTime.swift#L3) [gone](Gone.md) [web](https://example.org) [top](#promises)")
        let broken = DocumentLinks.broken(in: document, paths: ["Sources/Gateway/SystemTime.swift"])
        #expect(broken.map(\.line) == [1])
        #expect(broken.first?.text.contains("Gone.md") == true)
        let code = SourceFile(path: "Sources/Gateway/A.swift", text: "let a = 1\n// Decision 7: one writer\n")
        #expect(DocumentLinks.citedDecisions(in: code).map(\.number) == [7])
    }
}
