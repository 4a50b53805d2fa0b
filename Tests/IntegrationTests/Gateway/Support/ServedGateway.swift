import CareCore
import Foundation
import Gateway

/// `homebed serve`, the program as it is delivered, on the database of `files`.
final class ServedGateway {
    let files: GatewayFiles
    /// Environment variables that configure it, besides those for the database.
    var variables: [String: String]
    private let logFile: String
    private var process: ChildProcess?

    init(_ files: GatewayFiles, port: UInt16, variables: [String: String] = [:]) {
        self.files = files
        logFile = files.folder.appendingPathComponent("\(UUID().uuidString).log").path
        self.variables = [
            "HOMEBED_BROKER_ADDRESS": "mqtt://127.0.0.1:\(port)", "HOMEBED_DISK_BULK_STOP_MEGABYTES": "128",
        ].merging(variables) { $1 }
    }

    /// Where the test build put the programs.
    static var programs: URL {
        URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
    }

    /// What it logged in all its lives.
    var log: String { (try? String(contentsOfFile: logFile, encoding: .utf8)) ?? "(no log)" }

    var isRunning: Bool { process?.isRunning ?? false }

    var identifier: Int32 { process?.identifier ?? -1 }

    /// Starts it; SIGXFSZ is ignored, as where a disk is full there is no signal either.
    func start(_ arguments: String...) throws {
        let program = Self.programs.appendingPathComponent("homebed").path
        var all = variables
        all["HOMEBED_DATABASE"] = files.configuration.database
        all["HOMEBED_PROFILES"] = files.configuration.profiles
        process = try ChildProcess(
            "/bin/sh", ["-c", "trap '' XFSZ; exec \"$@\"", "sh", program, "serve"] + arguments, variables: all,
            output: logFile)
    }

    /// Starts it and returns once both lanes are subscribed.
    func serve(_ arguments: String...) throws {
        let before = count("[Gateway] subscribed")
        if arguments.isEmpty { try start() } else { try start(arguments[0]) }
        try Bound.wait(for: "the gateway has subscribed", state: { self.log }) {
            if !isRunning { throw TestFailure("the gateway ended: \(log)") }
            return count("[Gateway] subscribed") >= before + 2
        }
    }

    /// How often the log says `words`.
    func count(_ words: String) -> Int { log.components(separatedBy: words).count - 1 }

    /// Gives a command over the control socket.
    func command(_ command: Command) throws -> CommandOutcome {
        try ControlClient(path: ControlSocketPath(database: files.configuration.database), wait: .seconds(20))
            .send(command)
    }

    func signal(_ number: Int32) { process?.signal(number) }

    func kill9() {
        process?.signal(SIGKILL)
        _ = process?.wait()
    }

    /// Waits for the end, for at most a time.
    /// - Returns: The exit status, or minus the signal's number.
    func end(atMost: Duration = .seconds(30)) throws -> Int32 {
        try Bound.wait(for: "the gateway ends", atMost: atMost, state: { self.log }) { !isRunning }
        let status = process?.wait() ?? 0
        return status & 0x7f == 0 ? (status >> 8) & 0xff : -(status & 0x7f)
    }

    /// Ends it in order.
    func stop() throws -> Int32 {
        signal(SIGTERM)
        return try end()
    }
}
