import CareCore
import Foundation
import GRDB
import Gateway

/// A gateway process on a database of its own in a temporary folder, and what the database holds.
final class GatewayUnderTest {
    let folder: URL
    private let port: UInt16
    private let program: URL
    private var process: ChildProcess?

    /// `isOptimised` takes the release build that `Tests/run` makes beforehand: a load of production's size is too much
    /// for the debug build.
    init(port: UInt16, isOptimised: Bool = false) throws {
        self.port = port
        program = isOptimised ? Self.releaseProgram : Self.programs.appendingPathComponent("GatewayProbe")
        guard FileManager.default.isExecutableFile(atPath: program.path) else {
            throw TestFailure("no program at \(program.path): ./Tests/run builds it before the tests")
        }
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("homebed-gateway-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        process?.signal(SIGKILL)
        _ = process?.wait()
        try? FileManager.default.removeItem(at: folder)
    }

    var database: String { folder.appendingPathComponent("homebed.sqlite").path }

    var log: String {
        (try? String(contentsOf: folder.appendingPathComponent("gateway.log"), encoding: .utf8)) ?? "(no log)"
    }

    private static var repository: URL {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardizedFileURL
    }

    static var profiles: String { repository.appending(path: "DeviceProfiles").path }

    /// The release build of the probe; the folder is that of `Tests/run` and `Simulator/demo`.
    private static var releaseProgram: URL { repository.appending(path: ".build-release/release/GatewayProbe") }

    /// Where the test build put the programs.
    private static var programs: URL {
        URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
    }

    var configuration: GatewayConfiguration {
        var configuration = GatewayConfiguration()
        configuration.database = database
        configuration.profiles = Self.profiles
        return configuration
    }

    /// Registers devices, each with a bed of its own number, on the stopped gateway.
    func register(_ devices: [(device: String, profile: String, bed: Int)], since: Timestamp) throws {
        guard let county = CountyCode(532_901) else { throw TestFailure("county code") }
        let lines = try devices.enumerated().map { number, entry in
            guard let id = DeviceID(entry.device), let bed = BedID(county: county, number: Int32(entry.bed)) else {
                throw TestFailure("identity of \(entry.device)")
            }
            return AssignmentImport(
                line: number + 2, county: county, bed: bed, device: id, profile: entry.profile, since: since)
        }
        let outcome = try OfflineLine.run(.importAssignments(lines), configuration: configuration)
        guard case .done = outcome else { throw TestFailure("import refused: \(outcome)") }
    }

    func start(_ plan: String...) throws {
        let log = folder.appendingPathComponent("gateway.log").path
        process = try ChildProcess(
            program.path,
            [database, Self.profiles, "\(port)"] + plan, output: log)
    }

    var isRunning: Bool { process?.isRunning ?? false }

    func kill9() {
        process?.signal(SIGKILL)
        _ = process?.wait()
    }

    /// Ends the gateway in order; returns its exit status.
    func stop() -> Int32 {
        process?.signal(SIGTERM)
        return process?.wait() ?? -1
    }

    /// One number out of the database, read beside whoever writes it.
    func number(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> Int {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        let queue = try DatabaseQueue(path: database, configuration: configuration)
        return try queue.read { try Int.fetchOne($0, sql: sql, arguments: arguments) ?? 0 }
    }

    /// Texts out of the database.
    func texts(_ sql: String) throws -> [String] {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        let queue = try DatabaseQueue(path: database, configuration: configuration)
        return try queue.read { try String.fetchAll($0, sql: sql) }
    }
}
