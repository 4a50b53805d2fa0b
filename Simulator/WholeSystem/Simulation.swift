import Auditor
import Foundation
public import SimKit

/// Plays runs and judges them.
public struct Simulation {
    private let setup: GatewaySetup
    private let parent: URL
    /// What a test does to the gateway at its ports.
    package var tampering = Tampering()
    /// Told of the moment of a run, once a simulated minute.
    public var progress: ((Moment) -> Void)?
    /// Told of everything that happens, in words; costs a multiple of the time.
    public var trace: ((String) -> Void)?
    /// Where the database of a run is copied to before its folder is removed; `nil` for nowhere.
    public var keptDatabase: String?

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
        let folder = parent.appending(path: "homebed-simulate-\(ProcessInfo.processInfo.processIdentifier)-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let world = try World(options, setup: setup, folder: folder, tampering: tampering)
        world.progress = progress
        if let trace {
            let text = TraceText(world: world)
            world.trace = { moment, occurrence in trace(text.describe(occurrence, at: moment)) }
        }
        defer { world.trace = nil }
        let (violations, sizes) = try world.play()
        let database = world.host.disk.database
        if let keptDatabase { try FileManager.default.copyItem(atPath: database, toPath: keptDatabase) }
        return RunResult(
            options: options, violations: violations, record: world.record,
            databaseSizes: sizes, databaseHash: try FileHash.of(path: database))
    }
}
