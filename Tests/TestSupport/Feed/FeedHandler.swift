import NIOCore
import NIOHTTP1
import Synchronization

/// Hands what a connection receives to its listener.
final class FeedHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart

    private let hearing: FeedHearing

    init(_ hearing: FeedHearing) { self.hearing = hearing }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            hearing.state.withLock { $0.status = Int(head.status.code) }
            hearing.tell()
        case .body(let buffer): hearing.take(buffer.readableBytesView)
        case .end: end()
        }
    }

    func channelInactive(context: ChannelHandlerContext) { end() }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func end() {
        hearing.state.withLock { $0.isOver = true }
        hearing.tell()
    }
}
