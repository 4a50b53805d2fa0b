import CareHTTP
import Logging
import ServiceLifecycle
import UnixSignals

/// Serves the HTTP interface until the group shuts down, and reads its certificate again on SIGHUP.
struct InterfaceService: Service {
    let interface: HTTPInterface
    let logger: Logger

    func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await interface.run() }
            group.addTask { await followSignals() }
            _ = try await group.next()
            group.cancelAll()
        }
    }

    private func followSignals() async {
        for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
            do {
                try interface.reloadCertificate()
                logger.info("certificate read again")
            } catch {
                logger.error("certificate not read, the one before stays in force", metadata: ["reason": "\(error)"])
            }
        }
        // The interface ends by itself; its end is the service's.
        try? await gracefulShutdown()
    }
}
