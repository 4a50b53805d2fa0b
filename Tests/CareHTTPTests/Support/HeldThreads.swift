import CareStore
import Dispatch

/// Threads of an interface that do nothing else until they are let go.
struct HeldThreads {
    private let end: DispatchSemaphore
    private let tasks: [Task<Void, any Error>]

    /// Returns when that many of those which `run` gives work to are held.
    init(
        _ count: Int, _ run: @escaping @Sendable (@escaping @Sendable (StoreReader) -> Void) async throws -> Void
    ) async {
        let end = DispatchSemaphore(value: 0)
        let (inside, begin) = AsyncStream.makeStream(of: Void.self)
        tasks = (0..<count).map { _ in
            Task {
                try await run { _ in
                    begin.yield()
                    end.wait()
                }
            }
        }
        self.end = end
        var begun = inside.makeAsyncIterator()
        for _ in 0..<count { await begun.next() }
    }

    /// Returns when all of them are free again.
    func letGo() async throws {
        for _ in tasks { end.signal() }
        for task in tasks { try await task.value }
    }
}
