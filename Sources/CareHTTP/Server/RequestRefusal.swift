internal import CareWire
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPTypes

/// Answers what never becomes a request with a problem document and closes its connection: what is no HTTP, a header
/// that is too large, what did not come in time. Decision 56.
///
/// Where an answer is under way nothing is put into it, nor before one that is owed, nor behind one that did not wait
/// for the rest of its request.
final class RequestRefusal: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let isEncrypted: Bool
    /// Requests whose header came.
    private var received = 0
    /// Answers that are out.
    private var answered = 0
    /// The newest request has not come whole.
    private var isReading = false
    private var isAnswering = false
    /// The last word on this connection is said.
    private var isOver = false

    init(isEncrypted: Bool) { self.isEncrypted = isEncrypted }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            received += 1
            isReading = true
        case .body: break
        case .end: isReading = false
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard !isOver else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        switch unwrapOutboundIn(data) {
        case .head: isAnswering = true
        case .body: break
        case .end:
            isAnswering = false
            answered += 1
        }
        context.write(data, promise: promise)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch error as? HTTPParserError {
        case nil: break
        case .headerOverflow:
            refuse(
                Problem(.headerTooLarge, "the header is larger than is taken here; send fewer and shorter fields"),
                context)
        default: refuse(Problem(.malformedRequest, "what came is no HTTP/1.1 request"), context)
        }
        context.fireErrorCaught(error)
    }

    func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
        guard event is RequestDeadline.Passed else {
            return context.triggerUserOutboundEvent(event, promise: promise)
        }
        refuse(Problem(.requestTimeout, "the request did not come whole in time; send it again at once"), context)
        context.close(promise: promise)
    }

    private func refuse(_ problem: Problem, _ context: ChannelHandlerContext) {
        let owed = received - answered - (isReading ? 1 : 0)
        guard !isOver, !isAnswering, owed <= 0 else { return }
        // An answer is out that did not wait for the rest of its request: whoever finds fault with that rest, the
        // server itself too, is not heard.
        isOver = owed < 0
        if isOver { return }
        let id = RequestID().description
        let document = ByteBuffer(bytes: Fields(problem, request: id).bytes)
        var head = HTTPResponse(
            status: problem.kind.status,
            headerFields: [
                .contentType: MediaType.problem, .cacheControl: "no-store", .connection: "close",
                .contentLength: "\(document.readableBytes)", .requestID: id,
            ])
        for (name, value) in SecurityHeaders.all { head.headerFields[name] = value }
        if isEncrypted { head.headerFields[.strictTransportSecurity] = SecurityHeaders.transport }
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(document)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        isOver = true
        context.close(promise: nil)
    }
}
