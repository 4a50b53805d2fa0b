import NIOCore
import NIOPosix

/// A cable between a client and a server of this machine that can be pulled: connections stay open on both sides, new
/// ones are taken, and nothing comes through, as when a switch loses its power.
public final class Cable: Sendable {
    private let ends = CableEnds()
    private let listener: any Channel

    /// Lays it to a port of the loopback interface.
    public init(to port: Int) async throws {
        listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.autoRead, value: false)
            .childChannelInitializer { [ends] near in
                ClientBootstrap(group: near.eventLoop)
                    .channelOption(.autoRead, value: false)
                    .connect(host: "127.0.0.1", port: port)
                    .flatMapThrowing { try ends.join(near, $0) }
            }
            .bind(host: "127.0.0.1", port: 0).get()
    }

    deinit {
        listener.close(promise: nil)
        ends.cut()
    }

    /// Where clients connect.
    public var port: Int { listener.localAddress?.port ?? 0 }

    /// Pulls it.
    public func pull() { ends.pull() }

    /// Puts it back; what was connected before is cut, as a switch that starts knows nothing of it.
    public func putBack() { ends.cut() }
}
