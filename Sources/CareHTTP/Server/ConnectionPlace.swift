internal import NIOCore
internal import NIOHTTPTypes

/// The place of a connection among those of its network; one that finds none is closed at once.
final class ConnectionPlace: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart

    private let places: ConnectionPlaces
    /// Whose place it holds.
    private var network: String?

    init(_ places: ConnectionPlaces) { self.places = places }

    func channelActive(context: ChannelHandlerContext) {
        let network = ClientNetwork.key(of: context.channel.remoteAddress?.ipAddress ?? "")
        context.fireChannelActive()
        guard places.take(network) else { return context.close(promise: nil) }
        self.network = network
    }

    func channelInactive(context: ChannelHandlerContext) {
        if let network { places.leave(network) }
        network = nil
        context.fireChannelInactive()
    }
}
