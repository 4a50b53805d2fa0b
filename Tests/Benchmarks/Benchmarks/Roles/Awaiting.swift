import Dispatch
import Synchronization

/// Runs asynchronous work under a synchronous entry point.
///
/// The program's own entry is synchronous: an asynchronous one ends the main thread, and callgrind ends with it.
enum Awaiting {
    /// Blocks this thread until `work` is done.
    static func run(_ work: @escaping @Sendable () async throws -> Void) throws {
        let done = DispatchSemaphore(value: 0)
        let failure = Mutex<(any Error)?>(nil)
        Task.detached {
            do {
                try await work()
            } catch {
                failure.withLock { $0 = error }
            }
            done.signal()
        }
        done.wait()
        if let error = failure.withLock({ $0 }) { throw error }
    }
}
