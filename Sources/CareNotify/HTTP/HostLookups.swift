import CareCore
import NIOCore
import NIOPosix
import Synchronization

/// Looks up hosts for as long as a delivery may take and no longer.
///
/// The system's resolver blocks its thread and cannot be stopped. So it has threads of its own, a host that does not
/// answer takes one of them at most, and who asked for it is told when their time is over.
final class HostLookups: Sendable {
    /// Lookups of different hosts at once, more than there are channels in any county; beyond it they wait.
    private static let threads = 16
    static let shared = HostLookups()

    private struct Key: Hashable {
        let host: String
        let port: Int
    }

    private let pool: NIOThreadPool
    private let running = Mutex<[Key: EventLoopFuture<SocketAddress>]>([:])

    init() {
        pool = NIOThreadPool(numberOfThreads: Self.threads)
        pool.start()
    }

    /// The first address of the host.
    /// - Throws: `SendFailure`.
    func address(
        host: String, port: Int, limit: Milliseconds,
        resolve: @escaping @Sendable (String, Int) throws -> SocketAddress = {
            try SocketAddress.makeAddressResolvingHost($0, port: $1)
        }
    ) async throws(SendFailure) -> SocketAddress {
        let loop = MultiThreadedEventLoopGroup.singleton.any()
        let answer = loop.makePromise(of: SocketAddress.self)
        lookup(Key(host: host, port: port), resolve).cascade(to: answer)
        let late = SendFailure(.temporary("host \(host) cannot be resolved within \(limit)", after: nil))
        // A promise that is kept already takes no notice.
        let timer = loop.scheduleTask(in: .milliseconds(limit.count)) { answer.fail(late) }
        defer { timer.cancel() }
        do {
            return try await answer.futureResult.get()
        } catch let failure as SendFailure {
            throw failure
        } catch {
            throw SendFailure(.temporary("host \(host) cannot be resolved", after: nil))
        }
    }

    private func lookup(
        _ key: Key, _ resolve: @escaping @Sendable (String, Int) throws -> SocketAddress
    ) -> EventLoopFuture<SocketAddress> {
        running.withLock { running in
            if let found = running[key] { return found }
            let future = pool.runIfActive(eventLoop: MultiThreadedEventLoopGroup.singleton.any()) {
                try resolve(key.host, key.port)
            }
            running[key] = future
            future.whenComplete { _ in self.running.withLock { $0[key] = nil } }
            return future
        }
    }
}
