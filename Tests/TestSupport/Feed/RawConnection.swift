public import NIOCore
import NIOPosix
import Synchronization

/// A connection that sends what a test writes, byte for byte, and keeps what comes back.
public final class RawConnection: Sendable {
    private final class Heard: Sendable {
        let text = Mutex("")
        let waiting = Mutex<[(String, EventLoopPromise<Bool>)]>([])

        func tell() {
            let text = text.withLock { $0 }
            waiting.withLock { waiting in
                waiting.removeAll { words, promise in
                    guard text.contains(words) else { return false }
                    promise.succeed(true)
                    return true
                }
            }
        }
    }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        private let heard: Heard

        init(_ heard: Heard) { self.heard = heard }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            heard.text.withLock { $0 += String(buffer: unwrapInboundIn(data)) }
            heard.tell()
        }
    }

    private let channel: any Channel
    private let heard = Heard()

    /// Connects to the loopback interface.
    /// - Parameters:
    ///   - port: Where somebody listens.
    ///   - address: The end here, such as `127.0.0.2`; the usual one when it is not said.
    ///   - isDeaf: Takes nothing from its socket, ever.
    /// - Throws: What connecting throws.
    public init(port: Int, from address: String? = nil, isDeaf: Bool = false) async throws {
        let heard = heard
        let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.socketOption(.so_rcvbuf), value: isDeaf ? 4_096 : 65_536)
            .channelOption(.autoRead, value: !isDeaf)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Handler(heard))
                }
            }
        let bound = try address.map { bootstrap.bind(to: try SocketAddress(ipAddress: $0, port: 0)) } ?? bootstrap
        channel = try await bound.connect(host: "127.0.0.1", port: port).get()
    }

    /// Everything that came until now.
    public var text: String { heard.text.withLock { $0 } }

    /// Sends a text.
    public func send(_ text: String) async throws { try await channel.writeAndFlush(ByteBuffer(string: text)).get() }

    /// Waits until `words` came.
    /// - Returns: Whether they did within the bound.
    public func hears(_ words: String, atMost bound: TimeAmount = .seconds(30)) async throws -> Bool {
        let promise = channel.eventLoop.makePromise(of: Bool.self)
        heard.waiting.withLock { $0.append((words, promise)) }
        heard.tell()
        return try await first(promise, bound)
    }

    /// Waits until the server has closed the connection.
    /// - Returns: Whether it did within the bound.
    public func isClosed(atMost bound: TimeAmount = .seconds(30)) async throws -> Bool {
        let promise = channel.eventLoop.makePromise(of: Bool.self)
        channel.closeFuture.whenComplete { _ in promise.succeed(true) }
        return try await first(promise, bound)
    }

    private func first(_ promise: EventLoopPromise<Bool>, _ bound: TimeAmount) async throws -> Bool {
        let timer = channel.eventLoop.scheduleTask(in: bound) { promise.succeed(false) }
        defer { timer.cancel() }
        return try await promise.futureResult.get()
    }

    deinit { channel.close(promise: nil) }
}
