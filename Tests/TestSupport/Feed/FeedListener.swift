public import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A client of the live feed: a connection of its own that keeps what it hears.
public final class FeedListener: Sendable {
    private let channel: any Channel
    private let hearing: FeedHearing

    /// Connects to the loopback interface and asks.
    /// - Parameters:
    ///   - port: Where the interface listens.
    ///   - path: Path and query.
    ///   - headers: Who asks, and after which event.
    ///   - isDeaf: Takes nothing from the socket until `listen`.
    /// - Throws: What connecting throws.
    public init(port: Int, path: String, headers: [(String, String)], isDeaf: Bool = false) async throws {
        let hearing = FeedHearing()
        self.hearing = hearing
        channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.socketOption(.so_rcvbuf), value: isDeaf ? 4_096 : 65_536)
            .channelOption(.autoRead, value: !isDeaf)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHTTPClientHandlers()
                    try channel.pipeline.syncOperations.addHandler(FeedHandler(hearing))
                }
            }
            .connect(host: "127.0.0.1", port: port).get()
        let fields = HTTPHeaders([("Host", "127.0.0.1"), ("Accept", "text/event-stream")] + headers)
        let head = HTTPRequestHead(version: .http1_1, method: .GET, uri: path, headers: fields)
        channel.write(HTTPClientRequestPart.head(head), promise: nil)
        try await channel.writeAndFlush(HTTPClientRequestPart.end(nil)).get()
    }

    /// The status of the answer; `nil` before it came.
    public var status: Int? { hearing.state.withLock { $0.status } }
    /// What was heard, in order.
    public var events: [FeedEvent] { hearing.state.withLock { $0.events } }
    /// Comment lines that were heard.
    public var comments: Int { hearing.state.withLock { $0.comments } }
    /// The newest identity, as a client keeps it for `Last-Event-ID`.
    public var lastID: String? { hearing.state.withLock { $0.lastID } }
    /// Whether the server has ended the connection.
    public var isOver: Bool { hearing.state.withLock { $0.isOver } }

    /// Waits until `condition` holds of the listener.
    /// - Returns: Whether it did within the bound.
    public func until(
        atMost bound: TimeAmount = .seconds(30), _ condition: @escaping @Sendable (FeedListener) -> Bool
    ) async throws -> Bool {
        let promise = channel.eventLoop.makePromise(of: Bool.self)
        let timer = channel.eventLoop.scheduleTask(in: bound) { promise.succeed(false) }
        hearing.wait { [weak self] in
            guard let self, condition(self) else { return self == nil }
            promise.succeed(true)
            return true
        }
        defer { timer.cancel() }
        return try await promise.futureResult.get()
    }

    /// Takes what waits in the socket, and everything that comes.
    public func listen() async throws { try await channel.setOption(.autoRead, value: true).get() }

    /// Ends the connection.
    public func close() { channel.close(promise: nil) }

    deinit { channel.close(promise: nil) }
}
