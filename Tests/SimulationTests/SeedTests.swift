import Foundation
import Testing

/// Whole systems from seeds, each with faults, crashes and people of its own.
@Suite(.serialized) struct SeedTests {
    /// Seeds that every test run plays; `SwarmTests` holds that they meet every fault.
    static let fixed: ClosedRange<UInt64> = 1...20

    /// Seeds that found a fault once. Each stays, with what it found.
    static let regressions: [(seed: UInt64, found: String)] = [
        (4, "the line turned without pause while a heartbeat could not leave"),
        (6, "a database that may not grow was read back five times a second"),
        (9, "the line turned without pause, and said no sign of life, while nothing could be written"),
        (21, "the line turned without pause when the broker was not there half a minute after a start"),
        (27, "the auditor wanted rows with the gateway's time as often as a device had said the same"),
        (30, "what a process knew that died before the first transaction of its start was compared"),
        (35, "the line turned without pause when the broker was not there half a minute after a crash"),
        (36, "the same as 27"),
        (89, "the auditor took what a dying lane had swallowed for heard"),
        (143, "the auditor wanted the next called after a fall that its wearer had taken back"),
        (144, "the auditor knew only the true time of a press that a slow clock laid before a device's new home"),
        (189, "the second reminder under one transition was sent and had no row, so that one channel alone carried it"),
        (341, "a gateway that stopped with its clock ahead was given no time to wait for true time"),
        (343, "a crash of a quiet gateway forgot for how long it had listened, and silence was noticed late"),
        (432, "the auditor did not know that what was closed while it stood begins anew after an hour"),
        (548, "the auditor did not know that a disk which was scarce for 5.7 s can keep the bulk lane down for 10 s"),
        (674, "a new session was forgotten with a refused transaction, and a new message taken for an old one"),
        (690, "the auditor took a state that lasts for known while its home was cut off"),
        (712, "a broker that began its identifiers anew unheard had messages taken for old ones"),
        (850, "the auditor did not know that a delay goes on while a sleeper turns and has no heart rate"),
        (962, "a low oxygen was expected of a watch that its wearer had forgotten"),
        (1_330, "a new session that was never heard of had its first messages taken for old ones"),
        (1_785, "the auditor did not know that a pad's last words are lost before its connection is given up"),
        (1_993, "the auditor wanted the chain of P2 gone on with after a fence had been left for long enough for P1"),
    ]

    @Test func `twenty fixed seeds keep every promise within a minute of processor time`() throws {
        let result = try BuiltProgram.run(
            "homebed-simulate", ["--seed", "\(Self.fixed.lowerBound)", "--seeds", "\(Self.fixed.count)"])
        #expect(result.status == 0, "\(result.output)")
        #expect(result.processorSeconds < 60, "\(result.output)")
    }

    /// The last word is a hash over the databases of all five runs.
    @Test func `the same seeds leave the same bytes in two processes`() throws {
        let arguments = ["--seed", "5", "--seeds", "5", "--days", "0.1", "--beds", "4"]
        let first = try BuiltProgram.run("homebed-simulate", arguments)
        let second = try BuiltProgram.run("homebed-simulate", arguments)
        #expect(first.status == 0 && second.status == 0, "\(first.output)")
        let hashes = [first, second].map { $0.output.split(separator: " ").last }
        #expect(hashes[0] != nil && hashes[0] == hashes[1], "\(first.output)\(second.output)")
    }

    @Test(arguments: SeedTests.regressions.map(\.seed))
    func `a seed that found a fault keeps every promise`(seed: UInt64) throws {
        let result = try BuiltProgram.run("homebed-simulate", ["--seed", "\(seed)"])
        #expect(result.status == 0, "\(result.output)")
    }

    @Test func `the database of the last run is kept, and a file that is there is not overwritten`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "homebed-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let database = folder.appending(path: "kept.sqlite").path
        let arguments = ["--days", "0.1", "--beds", "2", "--faults", "none", "--database", database]
        let first = try BuiltProgram.run("homebed-simulate", arguments + ["--seeds", "2"])
        #expect(first.status == 0, "\(first.output)")
        let kept = try Data(contentsOf: URL(filePath: database))
        #expect(kept.starts(with: Data("SQLite format 3".utf8)))
        let second = try BuiltProgram.run("homebed-simulate", arguments)
        #expect(second.status == 64, "\(second.output)")
        #expect(try Data(contentsOf: URL(filePath: database)) == kept)
    }

    /// A story is told by hand in its own file; a programme and a quality run are other plays.
    @Test(
        arguments: [
            ["--scenario", "Simulator/Scenarios/01-three-presses.yaml"], ["--programme"], ["--quality"],
            ["--seeds", "2"],
        ])
    func `a recording is refused beside what is no run of one seed, and nothing is written`(with: [String]) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "homebed-recording-\(UUID())").path
        let result = try BuiltProgram.run("homebed-simulate", with + ["--record", file])
        #expect(result.status == 64, "\(result.output)")
        #expect(!FileManager.default.fileExists(atPath: file))
    }
}
