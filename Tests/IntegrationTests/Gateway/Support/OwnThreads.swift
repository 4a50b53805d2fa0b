import Foundation
import Testing

/// Runs the tests of a suite on threads of their own.
///
/// The common pool has one thread a processor. A test that waits for a process or a broker holds one, and two such
/// tests keep every other from going on, whose bounds then measure its neighbours.
struct OwnThreads: SuiteTrait, TestTrait, TestScoping {
    let isRecursive = true

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable @concurrent () async throws -> Void
    ) async throws {
        try await withTaskExecutorPreference(Executor.shared) { try await function() }
    }

    /// A thread for each step between two waits without a thread: they are few, and any may wait long.
    private final class Executor: TaskExecutor {
        static let shared = Executor()

        func enqueue(_ job: consuming ExecutorJob) {
            let job = UnownedJob(job)
            Thread.detachNewThread { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
        }
    }
}

extension Trait where Self == OwnThreads {
    /// Threads of their own for tests that wait for processes and servers.
    static var ownThreads: OwnThreads { OwnThreads() }
}
