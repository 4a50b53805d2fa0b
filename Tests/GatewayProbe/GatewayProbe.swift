import Foundation
import Gateway
import Logging
import Mosquitto

/// The gateway of production with wrappers round its ports, for tests that kill it and let transactions fail.
///
/// `GatewayProbe DATABASE PROFILES PORT [kill POINT TURN | fail FROM COUNT | full FILE]`; the variable `PROBE_CHANNELS`
/// names the file of channels, `PROBE_RECORD_KEY` that of the key for records.
@main
struct GatewayProbe {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 4, let port = UInt16(arguments[3]),
            let (kill, commits) = plans(Array(arguments.dropFirst(4)))
        else {
            let plans = "kill POINT TURN | fail FROM COUNT | full FILE"
            FileHandle.standardError.write(Data("usage: GatewayProbe DATABASE PROFILES PORT [\(plans)]\n".utf8))
            exit(64)
        }
        var configuration = GatewayConfiguration()
        configuration.database = arguments[1]
        configuration.profiles = arguments[2]
        configuration.broker.address = BrokerAddress(host: "127.0.0.1", port: port)
        configuration.disk.bulkStopMegabytes = 128
        configuration.channels = ProcessInfo.processInfo.environment["PROBE_CHANNELS"]
        configuration.recordKeyFile = ProcessInfo.processInfo.environment["PROBE_RECORD_KEY"]
        var logger = Logger(label: "probe") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .info
        let gateway = HomeBedGateway(configuration: configuration, insistsOnTakeOver: false, logger: logger)
        do {
            try await gateway.run(
                transport: { ProbedTransport($0, plan: kill) }, committer: { FailingCommitter($0, plan: commits) })
        } catch {
            FileHandle.standardError.write(Data("error: \(error)\n".utf8))
            exit(70)
        }
    }

    /// Where the probe dies and which transactions fail; `nil` for words that say neither.
    private static func plans(_ words: [String]) -> (KillPlan, CommitPlan)? {
        let life = KillPlan(point: nil, turns: 0)
        switch (words.first, words.count) {
        case (nil, _): return (life, .none)
        case ("kill", 3):
            guard let point = KillPlan.Point(rawValue: words[1]), let turn = Int(words[2]) else { return nil }
            return (KillPlan(point: point, turns: turn), .none)
        case ("fail", 3):
            guard let first = Int(words[1]), let count = Int(words[2]), count > 0 else { return nil }
            return (life, .failing(first..<first + count))
        case ("full", 2): return (life, .full(file: words[1]))
        default: return nil
        }
    }
}
