import CareCore
import Foundation
import GRDB
import Gateway
import TestSupport

/// A gateway process on a database of its own in a temporary folder, and what the database holds.
final class GatewayUnderTest {
    let files: GatewayFiles
    private let port: UInt16
    private let program: URL
    private var process: ChildProcess?
    /// The file of channels; `nil` for none.
    private var channels: String?

    init(port: UInt16) throws {
        self.port = port
        program = Self.programs.appendingPathComponent("GatewayProbe")
        guard FileManager.default.isExecutableFile(atPath: program.path) else {
            throw TestFailure("no program at \(program.path): ./Tests/run builds it before the tests")
        }
        files = try GatewayFiles()
    }

    deinit {
        process?.signal(SIGKILL)
        _ = process?.wait()
    }

    var database: String { files.configuration.database }

    var log: String {
        (try? String(contentsOf: files.folder.appendingPathComponent("gateway.log"), encoding: .utf8)) ?? "(no log)"
    }

    /// Where the test build put the programs.
    private static var programs: URL {
        URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
    }

    /// Registers devices, each with a bed of its own number, on the stopped gateway.
    func register(_ devices: [(device: String, profile: String, bed: Int)], since: Timestamp) throws {
        try files.register(devices, since: since)
    }

    /// Writes the file of channels: one of that name, a webhook to that address.
    func describe(channel: String, url: String) throws {
        let file = files.folder.appendingPathComponent("channels.yaml")
        try "channels:\n  \(channel): {kind: webhook, url: \"\(url)\", allow_private: true, secret: {env: SECRET}}\n"
            .write(to: file, atomically: true, encoding: .utf8)
        channels = file.path
    }

    func start(_ plan: String...) throws {
        let log = files.folder.appendingPathComponent("gateway.log").path
        var variables = channels.map { ["PROBE_CHANNELS": $0, "SECRET": "s"] } ?? [:]
        variables["PROBE_RECORD_KEY"] = files.configuration.recordKeyFile
        process = try ChildProcess(
            program.path, [database, Checkout.profiles, "\(port)"] + plan, variables: variables, output: log)
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
        try files.number(sql, arguments)
    }

    /// Texts out of the database.
    func texts(_ sql: String) throws -> [String] { try files.texts(sql) }
}
