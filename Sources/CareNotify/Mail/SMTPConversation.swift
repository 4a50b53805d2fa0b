import NIOCore
import NIOSSL

/// One dialogue with a mail server: one command, one reply. Confined to its channel's event loop.
///
/// Nothing is ever sent before its turn, so a server that says more than was asked is refused: that is how a stranger
/// on the line would put words before the encrypted part (CVE-2011-0411 in clients).
final class SMTPConversation: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    /// Longest reply.
    private static let replyLimit = 16_384

    private var buffer = ByteBuffer()
    private var lines: [String] = []
    private var waiting: EventLoopPromise<SMTPReply>?
    private var early: SMTPReply?
    private var failure: (any Error)?
    /// Put before this handler as soon as the next reply is a 220.
    private var encryption: NIOSSLClientHandler?

    /// The next reply.
    func reply(on loop: any EventLoop, thenEncrypt encryption: NIOSSLClientHandler? = nil) -> EventLoopFuture<SMTPReply>
    {
        let promise = loop.makePromise(of: SMTPReply.self)
        if let early {
            self.early = nil
            promise.succeed(early)
        } else if let failure {
            promise.fail(failure)
        } else {
            self.encryption = encryption
            waiting = promise
        }
        return promise.futureResult
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var piece = unwrapInboundIn(data)
        buffer.writeBuffer(&piece)
        guard buffer.readableBytes <= Self.replyLimit else { return fail(context, "the reply is too long") }
        while let end = buffer.readableBytesView.firstIndex(of: UInt8(ascii: "\n")) {
            let length = end - buffer.readerIndex + 1
            let line = (buffer.readString(length: length) ?? "").filter { !$0.isNewline }
            guard line.utf8.count >= 3, let code = Int(line.prefix(3)) else {
                return fail(context, "expected a reply of a mail server, found \"\(line.prefix(40))\"")
            }
            lines.append(String(line.dropFirst(4)))
            if line.dropFirst(3).first != "-" { finish(context, SMTPReply(code: code, lines: lines)) }
        }
    }

    private func finish(_ context: ChannelHandlerContext, _ reply: SMTPReply) {
        lines = []
        guard buffer.readableBytes == 0, early == nil else { return fail(context, "more than one reply came") }
        guard let waiting else {
            early = reply
            return
        }
        self.waiting = nil
        if let encryption, reply.code == 220 {
            do {
                try context.pipeline.syncOperations.addHandler(encryption, position: .first)
            } catch {
                return waiting.fail(error)
            }
        }
        encryption = nil
        waiting.succeed(reply)
    }

    func channelInactive(context: ChannelHandlerContext) { fail(context, "the connection was closed") }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { fail(context, "\(error)") }

    private func fail(_ context: ChannelHandlerContext, _ words: String) {
        let error = SendFailure(.temporary(words, after: nil))
        if failure == nil { failure = error }
        waiting?.fail(error)
        waiting = nil
        context.close(promise: nil)
    }
}
