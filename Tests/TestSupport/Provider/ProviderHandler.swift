import NIOCore
import NIOHTTP1

/// Serves one connection of `Provider`.
final class ProviderHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let decide: @Sendable (SeenRequest) -> Script
    private var head: HTTPRequestHead?
    private var body = ""

    init(_ decide: @escaping @Sendable (SeenRequest) -> Script) { self.decide = decide }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body = ""
        case .body(let piece): body += String(buffer: piece)
        case .end: act(context)
        }
    }

    private func act(_ context: ChannelHandlerContext) {
        guard let head else { return }
        let headers = Dictionary(head.headers.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
        switch decide(SeenRequest(method: head.method.rawValue, uri: head.uri, headers: headers, body: body)) {
        case .answer(let status, let text, let extra):
            let fields = HTTPHeaders(extra + [("Content-Length", "\(text.utf8.count)")])
            let answer = HTTPResponseHead(version: .http1_1, status: .init(statusCode: Int(status)), headers: fields)
            context.write(wrapOutboundOut(.head(answer)), promise: nil)
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: text)))), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        case .hang: break
        case .stall:
            let fields = HTTPHeaders([("Content-Length", "100")])
            let answer = HTTPResponseHead(version: .http1_1, status: .ok, headers: fields)
            context.writeAndFlush(wrapOutboundOut(.head(answer)), promise: nil)
        case .reset: context.close(promise: nil)
        }
    }
}
