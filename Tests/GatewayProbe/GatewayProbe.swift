import Foundation
import Gateway
import Logging
import Mosquitto

/// The gateway of production with wrappers round its ports, for tests that kill it and let transactions fail.
///
/// `GatewayProbe DATABASE PROFILES PORT [kill POINT TURN | fail FROM COUNT]`
@main
struct GatewayProbe {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4 || arguments.count == 7, let port = UInt16(arguments[3]) else {
            FileHandle.standardError.write(
                Data("usage: GatewayProbe DATABASE PROFILES PORT [kill POINT TURN | fail FROM COUNT]\n".utf8))
            exit(64)
        }
        var configuration = GatewayConfiguration()
        configuration.database = arguments[1]
        configuration.profiles = arguments[2]
        configuration.broker.address = BrokerAddress(host: "127.0.0.1", port: port)
        configuration.disk.bulkStopMegabytes = 128
        var plan = KillPlan(point: nil, turns: 0)
        var failing = 0..<0
        if arguments.count == 7, let second = Int(arguments[6]) {
            if arguments[4] == "kill", let point = KillPlan.Point(rawValue: arguments[5]) {
                plan = KillPlan(point: point, turns: second)
            } else if let first = Int(arguments[5]) {
                failing = first..<first + second
            }
        }
        var logger = Logger(label: "probe") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .info
        let gateway = HomeBedGateway(configuration: configuration, insistsOnTakeOver: false, logger: logger)
        let chosen = plan
        let range = failing
        do {
            try await gateway.run(
                transport: { ProbedTransport($0, plan: chosen) }, committer: { FailingCommitter($0, failing: range) })
        } catch {
            FileHandle.standardError.write(Data("error: \(error)\n".utf8))
            exit(70)
        }
    }
}
