import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A real HTTP server on the loopback interface that behaves as a script says; the last step repeats.
final class Provider: Sendable {
    private let record: ProviderRecord
    private let listener: Mutex<(any Channel)?>

    init(_ script: Script...) async throws {
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

    deinit { listener.withLock { $0?.close(promise: nil) } }

    var url: String { "http://127.0.0.1:\(listener.withLock { $0?.localAddress?.port } ?? 0)/send" }

    var seen: [SeenRequest] { record.seen }
}
