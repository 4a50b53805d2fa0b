internal import NIOCore
internal import NIOHTTPTypes

/// Ends a connection whose request does not come whole in time: who sends a byte a second holds no place. `Passed` asks
/// `RequestRefusal` to say so; a connection that was answered and waits for nothing is closed without a word, which its
/// client would take for the answer to the next request.
///
/// A new connection has `limit` for the header of its first request, one that was answered has `idle` for the next; the
/// body has `limit` from its header on. While an answer is made no time runs, but for a body that its answer did not
/// wait for. What is answered has `idle` to be taken in, whatever else is asked meanwhile: who sends and never reads
/// holds no place either.
final class RequestDeadline: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// Sent out when the time of a request is over.
    struct Passed: Sendable {}

    private let limit: TimeAmount
    private let idle: TimeAmount
    private var scheduled: Scheduled<Void>?
    /// Requests whose header came and whose answer is not out.
    private var owed = 0
    /// Answers that are out and that the network has not taken yet.
    private var unsent = 0
    private var delivery: Scheduled<Void>?

    init(limit: TimeAmount, idle: TimeAmount) {
        self.limit = limit
        self.idle = idle
    }

    func channelActive(context: ChannelHandlerContext) {
        expectRequest(context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        stop()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { stop() }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            owed += 1
            expectRequest(context)
        case .body: break
        // An answer that did not wait for the body is out already: then nothing else is to come but a next request.
        case .end: owed > 0 ? scheduled?.cancel() : rest(context)
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .end = unwrapOutboundIn(data) else { return context.write(data, promise: promise) }
        owed -= 1
        if owed == 0 { rest(context) }
        context.write(data, promise: followed(context, promise))
    }

    /// The promise of the end of an answer, which tells when the network has taken all of it.
    private func followed(
        _ context: ChannelHandlerContext, _ promise: EventLoopPromise<Void>?
    ) -> EventLoopPromise<Void> {
        let sent = promise ?? context.eventLoop.makePromise(of: Void.self)
        let channel = context.channel
        unsent += 1
        if unsent == 1 { expectTaking(channel) }
        sent.futureResult.assumeIsolated().whenComplete { [self] result in
            unsent -= 1
            delivery?.cancel()
            if case .success = result, unsent > 0 { expectTaking(channel) }
        }
        return sent
    }

    private func expectTaking(_ channel: any Channel) {
        delivery = channel.eventLoop.scheduleTask(in: idle) { channel.close(promise: nil) }
    }

    private func stop() {
        scheduled?.cancel()
        delivery?.cancel()
    }

    private func expectRequest(_ context: ChannelHandlerContext) {
        scheduled?.cancel()
        let channel = context.channel
        scheduled = context.eventLoop.scheduleTask(in: limit) {
            channel.triggerUserOutboundEvent(Passed(), promise: nil)
        }
    }

    private func rest(_ context: ChannelHandlerContext) {
        scheduled?.cancel()
        let channel = context.channel
        scheduled = context.eventLoop.scheduleTask(in: idle) { channel.close(promise: nil) }
    }
}
