import ArgumentParser
import BareLoops
import Gateway
import Logging
import Mosquitto

/// The gateway as `homebed serve` runs it, with a counter round its transport.
struct ServeRole: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve", shouldDisplay: false)

    @Argument var database: String
    @Argument var profiles: String
    @Argument var port: UInt16
    @Argument(help: "Messages of the bulk lane after which it reports.") var expected: Int
    @Option(help: "File of the records' key.") var key: String?
    @Option(help: "Port of the HTTP interface; none without it.") var httpPort: UInt16?

    func run() throws {
        var configuration = GatewayConfiguration()
        configuration.database = database
        configuration.profiles = profiles
        configuration.broker.address = BrokerAddress(host: "127.0.0.1", port: port)
        configuration.disk.bulkStopMegabytes = 128
        configuration.recordKeyFile = key
        configuration.http.listen = httpPort.flatMap { ListenAddress("127.0.0.1:\($0)") }
        configuration.http.requestsPerSecond = 10_000
        var logger = Logger(label: "serve") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .warning
        let expected = expected
        let spent = CommitTimes()
        let gateway = HomeBedGateway(configuration: configuration, insistsOnTakeOver: true, logger: logger)
        try Awaiting.run {
            try await gateway.run(
                transport: { MeasuredTransport($0, expected: expected, leavesWhenReady: false, spent: spent) },
                committer: { MeasuredCommitter($0, spent: spent) })
        }
    }
}
