import CareHTTP
import Logging
import ServiceLifecycle
import UnixSignals

/// Serves the HTTP interface until the group shuts down, and reads its certificate again on SIGHUP.
struct InterfaceService: Service {
    let interface: HTTPInterface
    /// The live feed of alarms, which the line wakes.
    let feed: LiveFeed
    let logger: Logger

    func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await followSignals() }
            try await interface.run()
            group.cancelAll()
        }
    }

    private func followSignals() async {
        for await _ in await UnixSignalsSequence(trapping: .sighup) {
            do {
                if try interface.reloadCertificate() { logger.info("certificate read again") }
            } catch {
                logger.error("certificate not read, the one before stays in force", metadata: ["reason": "\(error)"])
            }
        }
    }
}
