import Foundation
import Testing

/// What `homebed-simulate` says to whoever calls it wrongly, and what it leaves behind.
@Suite struct UsageTests {
    @Test(
        arguments: [
            (["--faults", "gremlins"], "expected none, all, or some of"),
            (["--beds", "0"], "expected 1 to 100000"),
            (["--days", "0"], "expected more than 0 and at most 3660"),
            (["--population", "martian"], "expected control or real"),
            (["--incidents", "0"], "expected 1 to 2000"),
            (["--incidents", "1000000000000000000"], "expected 1 to 2000"),
            (["--seeds", "0"], "expected 1 or more"),
            (["--seed", "18446744073709551615", "--seeds", "2"], "found more"),
            (["--telemetry", "5"], "--telemetry takes a play of --programme"),
            (["--programme", "--faults", "none"], "--telemetry and --database, nothing else"),
            (["--folder", "/nowhere/at/all"], "--folder: expected a folder"),
            (["--database", "/nowhere/at/all.sqlite"], "--database: expected a folder"),
            (["--record", "/nowhere/at/all.json"], "--record: expected a folder"),
        ])
    func `wrong usage says what was expected, and nothing is made`(arguments: [String], words: String) throws {
        let result = try BuiltProgram.run("homebed-simulate", arguments)
        #expect(result.status == 64)
        #expect(result.errors.contains(words), "\(result.errors)")
        #expect(result.output.isEmpty && !FileManager.default.fileExists(atPath: "/nowhere"))
    }

    @Test func `the last seed there is can be played, and a simulation that itself fails says so`() throws {
        let short = ["--days", "0.05", "--beds", "1", "--faults", "none"]
        let last = try BuiltProgram.run("homebed-simulate", ["--seed", "18446744073709551615"] + short)
        #expect(last.status == 0, "\(last.output)\(last.errors)")
        let failed = try BuiltProgram.run("homebed-simulate", ["--profiles", "/nowhere"] + short)
        #expect(failed.status == 70)
        #expect(failed.errors.contains("/nowhere"), "\(failed.errors)")
    }

    @Test func `what a run that was killed left in memory is removed by the next one`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "homebed-leftovers-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        // No process has this number: it is beyond the largest that Linux gives.
        let left = folder.appending(path: "homebed-simulate-2147483646-left")
        let running = folder.appending(path: "homebed-simulate-\(ProcessInfo.processInfo.processIdentifier)-runs")
        for made in [left, running] {
            try FileManager.default.createDirectory(at: made, withIntermediateDirectories: true)
        }
        let result = try BuiltProgram.run(
            "homebed-simulate", ["--days", "0.05", "--beds", "1", "--faults", "none", "--folder", folder.path])
        #expect(result.status == 0, "\(result.output)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [running.lastPathComponent])
    }
}
