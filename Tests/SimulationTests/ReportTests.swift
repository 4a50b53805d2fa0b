import Foundation
import Testing

/// What `homebed-simulate` says of runs that kept every promise, and of one that broke some.
@Suite struct ReportTests {
    /// Profiles with which a heart that beats calmly rings: an alarm that nothing explains.
    private func mistakenProfiles() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "homebed-profiles-\(UUID())")
        try FileManager.default.copyItem(at: URL(filePath: BuiltProgram.profiles), to: folder)
        let file = folder.appending(path: "rules/vital_signs.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        let changed = text.replacing("{low: 40, high: 131", with: "{low: 65, high: 131")
        try #require(changed != text)
        try changed.write(to: file, atomically: true, encoding: .utf8)
        return folder
    }

    private static func arguments(_ length: [String], _ profiles: URL) -> [String] {
        ["--seed", "3"] + length + ["--faults", "none", "--profiles", profiles.path]
    }

    @Test(
        arguments: [
            (["--days", "0.2", "--beds", "3"], "beds 3  hours 4.80"),
            // More than twenty bed-days.
            (["--days", "1.1", "--beds", "20"], "beds 20  hours 26.40"),
        ])
    func `a broken promise comes with what was drawn, and with what happened before and after`(
        length: [String], drawn: String
    ) throws {
        let profiles = try mistakenProfiles()
        defer { try? FileManager.default.removeItem(at: profiles) }
        let failed = try BuiltProgram.run("homebed-simulate", Self.arguments(length, profiles))
        #expect(failed.status == 1, "\(failed.errors)")
        let lines = failed.output.split(separator: "\n")
        #expect(lines.first?.hasPrefix("FAILED  seed 3  \(drawn)  population ") == true, "\(failed.output)")
        let found = try #require(lines.dropFirst().first { $0.hasPrefix("  promise ") })
        let moment = try #require(found.split { !$0.isNumber }.first { $0.utf8.count == 13 })
        let traces = lines.drop { $0 != "what happened before and after \(moment):" }.dropFirst()
            .prefix { $0.hasPrefix("  ") }
        #expect(traces.count == 50, "\(failed.output)")
        #expect(traces.contains { $0.hasSuffix("gateway turns") }, "\(failed.output)")
    }

    @Test func `a broken promise comes with the command that breaks it again`() throws {
        let profiles = try mistakenProfiles()
        defer { try? FileManager.default.removeItem(at: profiles) }
        let failed = try BuiltProgram.run(
            "homebed-simulate", Self.arguments(["--days", "0.2", "--beds", "3"], profiles))
        let lines = failed.output.split(separator: "\n")
        let found = try #require(lines.first { $0.hasPrefix("  promise ") })
        let command = try #require(lines.first { $0.hasPrefix("repeat with: homebed-simulate ") })
        let words = command.split(separator: " ").dropFirst(3).map(String.init)
        #expect(words.contains("--trace") && words.contains(profiles.path), "\(command)")
        let again = try BuiltProgram.run("homebed-simulate", words)
        #expect(again.status == 1)
        #expect(again.output.split(separator: "\n").contains(found), "\(command)")
    }

    @Test func `runs that keep every promise say one line and nothing else`() throws {
        let result = try BuiltProgram.run(
            "homebed-simulate", ["--seeds", "2", "--days", "0.05", "--beds", "1", "--faults", "none"])
        #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
        #expect(result.output.split(separator: "\n").count == 1, "\(result.output)")
        #expect(result.output.hasPrefix("2 runs, 0 broken; 0.1 simulated days, 0.1 bed-days, "), "\(result.output)")
        #expect(result.output.contains(" bed-days/s; peak "), "\(result.output)")
    }
}
