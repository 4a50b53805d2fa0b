internal import Hummingbird
internal import HummingbirdCore
internal import HummingbirdTLS
public import Logging
internal import NIOCore
internal import NIOPosix
public import ServiceLifecycle
internal import Synchronization

/// The HTTP interface as a service: listens until the group shuts down, then answers what is under way.
public struct HTTPInterface: Service {
    private let configuration: HTTPConfiguration
    private let services: APIServices
    private let tls: ServerTLS?
    private let logger: Logger
    private let onListening: @Sendable (_ port: Int) -> Void
    /// What is served.
    var routes = RouteTable.all

    /// Makes the interface; nothing listens before `run`.
    /// - Parameters:
    ///   - configuration: How to listen.
    ///   - services: What handlers work with.
    ///   - logger: Where failures are written; never with what a user sent.
    ///   - onListening: Called with the port once clients may come.
    /// - Throws: `InterfaceError` when the certificate cannot be used.
    public init(
        _ configuration: HTTPConfiguration, services: APIServices, logger: Logger,
        onListening: @escaping @Sendable (_ port: Int) -> Void = { _ in }
    ) throws {
        self.configuration = configuration
        self.services = services
        self.logger = logger
        self.onListening = onListening
        services.feed.bound(to: configuration.streams)
        switch (configuration.certificate, configuration.privateKey) {
        case (nil, nil): tls = nil
        case (let certificate?, let key?): tls = try ServerTLS(certificate: certificate, key: key)
        case (_?, nil): throw InterfaceError("http.cert: expected http.key beside it, found none")
        case (nil, _?): throw InterfaceError("http.key: expected http.cert beside it, found none")
        }
    }

    /// Serves until the group shuts down.
    /// - Throws: `InterfaceError` when the address cannot be listened on.
    public func run() async throws {
        let isListening = Mutex(false)
        do {
            let application = try application { isListening.withLock { $0 = true } }
            // A feed never ends by itself, and the server waits for the answers that are under way.
            try await withGracefulShutdownHandler {
                try await application.run()
            } onGracefulShutdown: {
                services.feed.stop()
            }
        } catch {
            await services.stop()
            guard !isListening.withLock({ $0 }), !(error is InterfaceError) else { throw error }
            throw InterfaceError(
                "http.listen: expected an address of this machine with a free port, found "
                    + "\(configuration.host):\(configuration.port): \(error)")
        }
        await services.stop()
    }

    /// Reads the certificate again, on SIGHUP.
    /// - Returns: Whether there is one; without TLS there is nothing to do.
    /// - Throws: `InterfaceError`; then the certificate that was in force stays.
    public func reloadCertificate() throws -> Bool {
        try tls?.reload()
        return tls != nil
    }

    /// The application over all routes.
    /// - Parameter onRunning: Called when clients may come, before whoever asked to be told.
    /// - Returns: The application, which does not listen yet.
    /// - Throws: What the configuration of TLS throws.
    func application(onRunning: @escaping @Sendable () -> Void = {}) throws -> Application<RouterResponder<APIContext>>
    {
        let gate = RequestGate(services: services, configuration: configuration)
        let router = RouteTable.router(gate, routes: routes, isEncrypted: tls != nil)
        return Application(
            responder: router.buildResponder(), server: try server(),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port),
                availableConnectionsDelegate: MaximumAvailableConnections(configuration.connections, logger: logger)),
            onServerRunning: { channel in
                onRunning()
                onListening(channel.localAddress?.port ?? 0)
            }, logger: logger)
    }

    private func server() throws -> HTTPServerBuilder {
        let limit = TimeAmount.seconds(Int64(configuration.requestSeconds))
        let idle = TimeAmount.seconds(Int64(configuration.idleSeconds))
        let isEncrypted = tls != nil
        let places = ConnectionPlaces(configuration)
        let plain = HTTPServerBuilder.http1(
            configuration: HTTP1Channel.Configuration(
                additionalChannelHandlers: [
                    ConnectionPlace(places), RequestRefusal(isEncrypted: isEncrypted),
                    RequestDeadline(limit: limit, idle: idle),
                ],
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: configuration.headerBytes, maxHeaderListSize: configuration.headerBytes,
                    maxHeaderFieldCount: 100)))
        guard let tls else { return plain }
        return try .tls(plain, tlsConfiguration: try tls.configuration())
    }
}
