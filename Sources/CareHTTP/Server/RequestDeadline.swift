internal import NIOCore
internal import NIOHTTPTypes

/// Closes a connection whose request does not come whole in time: who sends a byte a second holds no place.
///
/// A new connection has `limit` for the header of its first request, one that was answered has `idle` for the next; the
/// body has `limit` from its header on. While an answer is made no time runs, but for a body that its answer did not
/// wait for.
final class RequestDeadline: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limit: TimeAmount
    private let idle: TimeAmount
    private var scheduled: Scheduled<Void>?
    /// Requests whose header came and whose answer is not out.
    private var owed = 0

    init(limit: TimeAmount, idle: TimeAmount) {
        self.limit = limit
        self.idle = idle
    }

    func channelActive(context: ChannelHandlerContext) {
        expect(within: limit, context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        scheduled?.cancel()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { scheduled?.cancel() }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            owed += 1
            expect(within: limit, context)
        case .body: break
        // An answer that did not wait for the body is out already: then nothing else is to come but a next request.
        case .end: owed > 0 ? scheduled?.cancel() : expect(within: idle, context)
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) {
            owed -= 1
            if owed == 0 { expect(within: idle, context) }
        }
        context.write(data, promise: promise)
    }

    private func expect(within time: TimeAmount, _ context: ChannelHandlerContext) {
        scheduled?.cancel()
        let channel = context.channel
        scheduled = context.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
    }
}
