import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A real HTTP server on the loopback interface that behaves as a script says; the last step repeats.
public final class Provider: Sendable {
    private let record: ProviderRecord
    private let listener: Mutex<(any Channel)?>

    /// Starts it; the last step of the script repeats.
    public init(_ script: Script...) async throws {
        record = ProviderRecord(script)
        let record = record
        listener = Mutex(nil)
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(
                        ProviderHandler { record.take($0) })
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        listener.withLock { $0 = channel }
    }

    /// Waits until it was asked so often; one at a time may wait.
    public func until(_ count: Int) async {
        if seen.count >= count { return }
        for await _ in record.requests where seen.count >= count { return }
    }

    /// Lets the next requests be answered in another way; the last step repeats.
    public func follow(_ script: Script...) { record.follow(script) }

    deinit { listener.withLock { $0?.close(promise: nil) } }

    /// Where it listens.
    public var url: String { "http://127.0.0.1:\(listener.withLock { $0?.localAddress?.port } ?? 0)/send" }

    /// What it was asked, in order.
    public var seen: [SeenRequest] { record.seen }
}
