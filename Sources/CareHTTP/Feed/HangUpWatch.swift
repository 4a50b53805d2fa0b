internal import NIOCore

/// Closes the connection of a feed whose client has gone, so that its place is free at once.
///
/// A client that ends its side is half gone for HTTP and could still read; one whose cable was pulled says nothing, and
/// the kernel would go on for a quarter of an hour. Either would hold a place until then.
final class HangUpWatch: ChannelInboundHandler {
    typealias InboundIn = NIOAny

    /// Milliseconds after which what was sent must have arrived (TCP_USER_TIMEOUT of Linux).
    private static let unheard = 20_000
    /// Not in Swift's Glibc.
    private static let userTimeout = NIOBSDSocket.Option(rawValue: 18)

    /// Watches a connection from now on.
    static func watch(_ channel: any Channel) async throws {
        let option = ChannelOptions.Types.SocketOption(level: .tcp, name: userTimeout)
        try await channel.setOption(option, value: unheard).get()
        try await channel.eventLoop.submit {
            try channel.pipeline.syncOperations.addHandler(HangUpWatch(), position: .first)
        }.get()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .some(.inputClosed) = event as? ChannelEvent { return context.close(promise: nil) }
        context.fireUserInboundEventTriggered(event)
    }
}
