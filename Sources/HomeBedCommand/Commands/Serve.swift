import ArgumentParser
import CareHTTP
import Gateway
import Logging
import Metrics

/// `homebed serve`
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs the gateway until SIGTERM or SIGINT.",
        discussion: """
            SIGTERM finishes the batch, commits, acknowledges, says so to the broker and leaves. kill -9 loses \
            nothing: what was not committed was not acknowledged, and the broker delivers it again.
            """)

    @OptionGroup var broker: BrokerOptions

    @Flag(help: "Start although another gateway's heartbeat is alive.")
    var takeOver = false

    @OptionGroup var shared: SharedOptions

    func run() async throws {
        let configuration = try shared.configuration(flags: broker.flags)
        var logger = Logger(label: "homebed") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = configuration.logLevel
        let metrics = PrometheusRegistry()
        MetricsSystem.bootstrap(metrics)
        try await HomeBedGateway(
            configuration: configuration, insistsOnTakeOver: takeOver, metrics: metrics, logger: logger
        ).run()
    }
}
