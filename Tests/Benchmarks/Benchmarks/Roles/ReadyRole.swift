import ArgumentParser
import BareLoops
import Gateway
import Logging

/// A start of the gateway that ends when the line could turn for the first time.
struct ReadyRole: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "ready", shouldDisplay: false)

    @Argument var database: String
    @Argument var profiles: String

    func run() throws {
        var configuration = GatewayConfiguration()
        configuration.database = database
        configuration.profiles = profiles
        configuration.disk.bulkStopMegabytes = 128
        var logger = Logger(label: "ready") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .warning
        let spent = CommitTimes()
        let gateway = HomeBedGateway(configuration: configuration, insistsOnTakeOver: true, logger: logger)
        try Awaiting.run {
            try await gateway.run(
                transport: { MeasuredTransport($0, expected: .max, leavesWhenReady: true, spent: spent) },
                committer: { MeasuredCommitter($0, spent: spent) })
        }
    }
}
