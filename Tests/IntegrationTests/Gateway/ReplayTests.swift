import CareCore
import CareWire
import Foundation
import Gateway
import TestSupport
import Testing

/// A simulated run, recorded and played again on a real broker in front of the gateway as it is delivered.
@Suite(.serialized, .ownThreads) struct ReplayTests {
    private static let rate = 120

    private static func run(_ program: String, _ arguments: [String]) throws -> HomeBedRun {
        let run = try HomeBedRun(arguments, of: program, atMost: .seconds(200))
        if run.status != 0 { throw TestFailure("\(program) \(arguments) ended with \(run.status): \(run.output)") }
        return run
    }

    @Test(.timeLimit(.minutes(5)))
    func `a recorded run with broken links is played on a real broker, nothing lost and nothing doubled`() throws {
        let files = try QuickTime.files(rate: Double(Self.rate))
        func path(_ name: String) -> String { files.folder.appending(path: name).path }
        let (recording, list) = (path("run.recording"), path("fleet.csv"))
        _ = try Self.run(
            "homebed-simulate",
            [
                "--seed", "5", "--beds", "3", "--days", "0.04", "--population", "control", "--incidents", "300",
                "--faults", "duplicates,outages,partition,half-open", "--record", recording, "--profiles",
                Checkout.profiles,
            ])
        #expect(try String(contentsOfFile: recording, encoding: .utf8).contains("\nC\t"), "a link broke")
        let broker = try TestBroker()
        let gateway = ServedGateway(files, port: broker.port, variables: QuickTime.variables(files))
        let clock = [
            "--speed", "\(Self.rate)", "--clock-origin", RFC3339.text(files.configuration.clock.origin ?? .epoch),
        ]
        _ = try Self.run("homebed-fleet", ["plan", "--recording", recording, "--csv", list] + clock)
        try gateway.serve()
        let database = files.configuration.database
        _ = try Self.run("homebed", ["import", list, "--database", database, "--profiles", Checkout.profiles])
        let replay = try Self.run(
            "homebed-fleet",
            [
                "replay", recording, "--broker", "mqtt://127.0.0.1:\(broker.port)", "--ledger", path("ledger"),
                "--operate", database, "--progress", "quiet",
            ] + clock)
        #expect(replay.output.contains("recorded from"))
        #expect(try gateway.stop() == 0)
        let account = try Self.run(
            "homebed-fleet", ["reconcile", "--ledger", path("ledger"), "--database", database])
        #expect(account.output.contains("nothing lost, nothing doubled, nothing missed"), "\(account.output)")
        #expect(account.output.contains("lost 0   duplicated 0"), "\(account.output)")
    }

    @Test func `what is no recording is refused with its file and line`() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "recording-\(UUID()).txt")
        try "H\trecording\t1\nnonsense\n".write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        let run = try HomeBedRun(["replay", file.path, "--ledger", "/nowhere/ledger"], of: "homebed-fleet")
        #expect(run.status != 0)
        #expect(run.output.contains("\(file.path): line 2: not a line of a recording"), "\(run.output)")
    }
}
