import Auditor
import FleetModel
import Foundation
public import SimKit

/// Plays runs and judges them.
public struct Simulation {
    let setup: GatewaySetup
    private let parent: URL
    /// What a test does to the gateway at its ports.
    package var tampering = Tampering()
    /// Told of the moment of a run, once a simulated minute.
    public var progress: ((Moment) -> Void)?
    /// Told of everything that happens, in words; costs a multiple of the time. What it throws ends the run.
    public var trace: ((Moment, String) throws -> Void)?
    /// Where the database of a run is copied to before its folder is removed; `nil` for nowhere.
    public var keptDatabase: String?
    /// Where the recording of a run is written; `nil` for nowhere.
    public var recording: String?

    /// Prepares to play.
    /// - Parameters:
    ///   - setup: Profiles and configuration of the gateway.
    ///   - folder: Where the files of a run lie while it is played; a file system in memory is the fastest.
    public init(setup: GatewaySetup, folder: String = Simulation.defaultFolder) {
        self.setup = setup
        parent = URL(filePath: folder)
    }

    /// The file system in memory, where there is one.
    public static var defaultFolder: String {
        FileManager.default.isWritableFile(atPath: "/dev/shm")
            ? "/dev/shm" : FileManager.default.temporaryDirectory.path
    }

    /// Plays one run and judges it.
    /// - Throws: `SimulationError` and errors of the system; what the gateway does wrong is in the result.
    public func run(_ options: RunOptions) throws -> RunResult {
        try inFolder { folder in
            let world = try World(options, setup: setup, folder: folder, tampering: tampering)
            let (violations, sizes) = try watch(world) { try record($0) { try $0.play() } }
            try traceShares(of: world)
            return RunResult(
                options: options, violations: violations, record: world.record, databaseSizes: sizes,
                databaseHash: try FileHash.of(path: world.host.disk.database))
        }
    }

    /// Plays a story.
    /// - Parameters:
    ///   - story: What happens.
    ///   - judge: Is given what came of it and the path of the gateway's database, which is removed afterwards.
    /// - Returns: What `judge` returns.
    /// - Throws: `SimulationError`, errors of the system, and what `judge` throws.
    func tell<Judgement>(_ story: Story, judge: (StoryResult, String) throws -> Judgement) throws -> Judgement {
        try inFolder { folder in
            let world = try World(story, setup: setup, folder: folder)
            var alarms: [(alarm: SeenAlarm, at: Moment)] = []
            world.operators.listener = { [timeline = world.timeline] in alarms.append(($0, timeline.now)) }
            try watch(world) { try $0.tell() }
            world.operators.listener = nil
            let result = StoryResult(alarms: alarms, failures: world.operators.failures)
            return try judge(result, world.host.disk.database)
        }
    }

    /// Writes what the households do while `body` runs.
    private func record<Outcome>(_ world: World, _ body: (World) throws -> Outcome) throws -> Outcome {
        guard let recording else { return try body(world) }
        let file = try RecordingFile(creating: recording, world.options.fleet)
        world.homes.listener = { file.add(.deed($0)) }
        defer { world.homes.listener = nil }
        let outcome = try body(world)
        try file.close()
        return outcome
    }

    private func traceShares(of world: World) throws {
        guard let trace else { return }
        let (text, now) = (TraceText(world: world), world.timeline.now)
        for share in world.shares { try trace(now, text.describe(share, at: now)) }
    }

    func inFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
        RunFolder.removeLeftovers(in: parent)
        let folder = parent.appending(path: RunFolder.name())
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }

    func watch<Outcome>(_ world: World, _ body: (World) throws -> Outcome) throws -> Outcome {
        world.progress = progress
        if let trace {
            let text = TraceText(world: world)
            world.trace = { moment, occurrence in try trace(moment, text.describe(occurrence, at: moment)) }
        }
        defer { world.trace = nil }
        let outcome = try body(world)
        if let keptDatabase {
            // Of an earlier run of this program: who plays several wants the last one's.
            if FileManager.default.fileExists(atPath: keptDatabase) {
                try FileManager.default.removeItem(atPath: keptDatabase)
            }
            try FileManager.default.copyItem(atPath: world.host.disk.database, toPath: keptDatabase)
        }
        return outcome
    }
}
