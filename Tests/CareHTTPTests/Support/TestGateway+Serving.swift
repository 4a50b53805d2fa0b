import Logging
import ServiceLifecycle

@testable import CareHTTP

extension TestGateway {
    /// Serves on a port of the loopback interface while `body` runs, then shuts down in order.
    func serve<Value: Sendable>(
        _ configuration: HTTPConfiguration = HTTPConfiguration(host: "127.0.0.1", port: 0),
        routes: [Route] = RouteTable.all, _ body: @escaping @Sendable (_ port: Int) async throws -> Value
    ) async throws -> Value {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let (ports, listening) = AsyncStream.makeStream(of: Int.self)
        var interface = try HTTPInterface(configuration, services: services, logger: logger) { listening.yield($0) }
        interface.routes = routes
        let group = ServiceGroup(services: [interface], logger: logger)
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                try await group.run()
                listening.finish()
            }
            guard let port = await ports.first(where: { _ in true }) else {
                throw TestFailure("the interface does not listen")
            }
            let result: Result<Value, any Error>
            do { result = .success(try await body(port)) } catch { result = .failure(error) }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
            return try result.get()
        }
    }
}
