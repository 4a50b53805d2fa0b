import Foundation
import Ingest
import ServiceLifecycle

/// The line's thread as a service: runs until the group shuts down, then finishes its turn.
struct LineService<Broker: Transport & ~Copyable & SendableMetatype, Store: Committer & ~Copyable & SendableMetatype>:
    Service
{
    let driver: LineDriver<Broker, Store>

    func run() async throws {
        try await withGracefulShutdownHandler {
            try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
                let thread = Thread {
                    done.resume(with: Result { try driver.run() })
                }
                thread.name = "line"
                // The evaluator and SQLite need little; a megabyte is the room of the deepest recovery.
                thread.stackSize = 4 * 1_024 * 1_024
                thread.start()
            }
        } onGracefulShutdown: {
            driver.stop()
        }
    }
}
