import CareCore
import CareHTTP
import CareStore
import Logging

extension HomeBedGateway {
    /// The HTTP interface over an open store; `nil` when it is off.
    /// - Throws: `InterfaceError`, `StoreError` or `GatewayError`, each with a text for the operator.
    func makeInterface(
        store: Store, profiles: ProfileSet, queue: CommandQueue, board: LineHealthBoard
    ) throws -> InterfaceService? {
        guard let interface = configuration.http.interface, let key = try configuration.recordKey() else { return nil }
        let clock = GatewayClock(configuration.clock)
        let logger = logger
        let services = try APIServices(
            store: store.reader, users: try StoreReader.open(path: configuration.database), key: key,
            desk: CommandDesk { queue.post($0) == .taken }, clock: { clock.now }, health: { board.health },
            metrics: metrics, profiles: profiles,
            limits: RateLimit.Limits(
                perSecond: Int64(configuration.http.requestsPerSecond),
                burst: Int64(configuration.http.requestsPerSecond * Self.burst)),
            onFailure: { logger.error("lock-out not written", metadata: ["reason": "\($0)"]) })
        let scheme = interface.certificate == nil ? "http" : "https"
        return InterfaceService(
            interface: try HTTPInterface(interface, services: services, logger: logger) { port in
                // Read by those who wait for the interface of a port that was free.
                logger.info("serving HTTP", metadata: ["address": "\(scheme)://\(interface.host):\(port)"])
            }, feed: services.feed, logger: logger)
    }

    /// Reads of the store at once at most: those of the interface, that of the notifier, a long request's, a month's
    /// that is frozen, and one to spare. None of them waits for another, however many long lists are asked for.
    static let readers = APIServices.readers + Notifier.readers + 3

    /// Seconds of requests that may come at once after a pause.
    private static var burst: Int { 5 }
}
