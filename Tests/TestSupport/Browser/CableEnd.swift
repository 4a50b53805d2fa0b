import NIOCore

/// Hands what one end of a cable receives to the other, unless the cable is pulled.
final class CableEnd: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let other: any Channel
    private let ends: CableEnds

    init(to other: any Channel, of ends: CableEnds) {
        self.other = other
        self.ends = ends
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if !ends.isPulled { other.writeAndFlush(unwrapInboundIn(data), promise: nil) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        if !ends.isPulled { other.close(promise: nil) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
