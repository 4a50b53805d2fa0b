import CMalloc
import CareCore
public import CareHTTP
import CareNotify
package import CareStore
import CareWire
import Foundation
package import Ingest
public import Logging
package import Mosquitto
import ServiceLifecycle
import UnixSignals

/// The composition: configuration in, services running, nothing decided here that is not about wiring.
public struct HomeBedGateway: Sendable {
    let configuration: GatewayConfiguration
    let metrics: PrometheusRegistry
    let logger: Logger
    private let insistsOnTakeOver: Bool

    /// Names what will run.
    /// - Parameters:
    ///   - configuration: Checked by its reader.
    ///   - insistsOnTakeOver: Whether a living gateway of the same name is no reason not to start.
    ///   - metrics: What `/metrics` tells; the figures of a process that has set it up as its metrics system.
    ///   - logger: Where the services write.
    public init(
        configuration: GatewayConfiguration, insistsOnTakeOver: Bool,
        metrics: PrometheusRegistry = PrometheusRegistry(), logger: Logger
    ) {
        self.configuration = configuration
        self.metrics = metrics
        self.insistsOnTakeOver = insistsOnTakeOver
        self.logger = logger
    }

    /// Runs until SIGTERM or SIGINT, then finishes the turn, commits, acknowledges and leaves the broker in order.
    /// - Throws: `GatewayError`, `StoreError`, `MosquittoError` or profile faults, each with a text for the operator.
    public func run() async throws {
        try await run(transport: { $0 }, committer: { $0 })
    }

    /// As `run()`, with a wrapper round each port: the test build kills itself in them.
    package func run<Broker: Transport & ~Copyable & SendableMetatype, Rows: Committer & ~Copyable & SendableMetatype>(
        transport: (consuming MosquittoTransport) -> Broker, committer: (consuming SQLiteCommitter) -> Rows
    ) async throws {
        let waker = try TransportWaker()
        let queue = CommandQueue(wake: { waker.wake() })
        let board = LineHealthBoard()
        let (driver, notifier, interface) = try makeServices(
            waker: waker, queue: queue, board: board, transport: transport, committer: committer)
        // Last in the list, first to go: whoever was promised an answer gets it while the line still runs.
        let overHTTP = interface.map {
            ServiceGroupConfiguration.ServiceConfiguration(
                service: $0, successTerminationBehavior: .gracefullyShutdownGroup,
                failureTerminationBehavior: .gracefullyShutdownGroup)
        }
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [
                    .init(
                        service: ControlService(
                            path: ControlSocketPath(database: configuration.database), queue: queue),
                        successTerminationBehavior: .gracefullyShutdownGroup),
                    .init(
                        service: LineService(driver: driver),
                        successTerminationBehavior: .gracefullyShutdownGroup,
                        failureTerminationBehavior: .gracefullyShutdownGroup),
                    // The last goes first: what providers answered must still come through the line.
                    .init(
                        service: NotifierService(notifier: notifier),
                        successTerminationBehavior: .gracefullyShutdownGroup,
                        failureTerminationBehavior: .gracefullyShutdownGroup),
                ] + [overHTTP].compactMap(\.self),
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
    }

    private func makeServices<
        Broker: Transport & ~Copyable & SendableMetatype, Rows: Committer & ~Copyable & SendableMetatype
    >(
        waker: TransportWaker, queue: CommandQueue, board: LineHealthBoard,
        transport: (consuming MosquittoTransport) -> Broker,
        committer: (consuming SQLiteCommitter) -> Rows
    ) throws -> (LineDriver<Broker, TimedCommitter<Rows>>, Notifier, InterfaceService?) {
        let channels = try configuration.channels.map {
            try ChannelFile.load(path: $0, environment: ProcessInfo.processInfo.environment).channels
        }
        let gateway = try GatewayName.id(configuration.gateway)
        var time = SystemTime(configuration.clock)
        let now = time.read().now
        try ClockCheck.checkYear(of: now, configuration: configuration.clock)
        let opening = try Opening(configuration)
        // The database is the gateway's identity: a restart finds its own heartbeat and is not stopped by it.
        let instance = opening.store.instance
        let options = try transportOptions(
            gateway: gateway, instance: instance, profiles: opening.profiles, now: now)
        if !insistsOnTakeOver {
            try OtherGatewayGuard(
                options: ConnectionOptions(
                    clientID: options.clientID, address: options.address, credentials: options.credentials,
                    version: options.version),
                gateway: gateway, ownInstance: instance, logger: logger
            ).check(now: now)
        }
        // Looked at anew: the look at the broker took its time, and the line counts from its own start.
        let start = time.read().now
        var lineConfiguration = LineConfiguration(gateway: gateway, instance: instance)
        lineConfiguration.bulkMessages = min(configuration.batchLimit, Limits.bulkMessages)
        let line = try opening.line(
            transport: transport(try MosquittoTransport(options: options, waker: waker)),
            committer: TimedCommitter(committer(try opening.store.makeCommitter())), now: start,
            configuration: lineConfiguration)
        // Compiling profiles and reading the state back leaves a fifth of the heap free, which the process would keep.
        malloc_trim(0)
        try ClockCheck.check(
            now: start, newest: line.state.clock, built: ClockCheck.buildDate(configuration.clock))
        let loop = LineLoop(line: line, time: time, disk: DiskWatch(configuration: configuration))
        let notifier = Notifier(
            channels: channels ?? [:], reader: opening.store.reader, queue: queue, titles: opening.profiles.titles,
            time: SystemTime(configuration.clock), logger: logger)
        let store = opening.store
        let interface = try makeInterface(
            store: opening.store, profiles: opening.profiles, queue: queue, board: board)
        return (
            LineDriver(
                loop: loop, queue: queue,
                drafts: DraftDesk(judge: { try store.draft($0, at: $1) }, wake: { waker.wake() }),
                evidence: EvidenceDesk(queue: queue, logger: logger, look: EvidenceDesk.look(at: store)), waker: waker,
                board: board, logger: logger,
                onNotifications: { notifier.follow($0) }, onCommit: { interface?.feed.wake() }),
            notifier, interface
        )
    }

    private func transportOptions(
        gateway: DeviceID, instance: String, profiles: ProfileSet, now: Timestamp
    ) throws -> TransportOptions {
        let broker = configuration.broker
        var options = TransportOptions(
            clientID: broker.clientID, address: broker.address,
            urgent: Subscription.all(of: .urgent, profiles: profiles),
            bulk: Subscription.all(of: .bulk, profiles: profiles))
        options.credentials = try broker.credentials()
        options.version = broker.version
        options.receiveMaximum = configuration.batchLimit
        options.keepAliveSeconds = Int32(broker.keepAliveSeconds)
        let lost = Heartbeat(
            instance: instance, state: .lost, at: now, committedAt: nil, open: Heartbeat.OpenAlarms())
        options.will = WillMessage(
            topic: OutgoingTopic.heartbeat(gateway: gateway), payload: lost.encode(), isRetained: true)
        return options
    }
}
