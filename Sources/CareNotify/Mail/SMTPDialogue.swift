import NIOCore
import NIOSSL

/// The commands and replies of one connection, from a task.
struct SMTPDialogue: Sendable {
    let channel: any Channel

    /// What the server says first.
    func greeting() async throws -> SMTPReply { try await ask(nil, encrypting: nil) }

    /// Says one line and reads the reply.
    func say(_ line: String) async throws -> SMTPReply { try await ask("\(line)\r\n", encrypting: nil) }

    /// Turns to the encrypted part, beginning with the first byte after the reply.
    func startTLS(_ make: @escaping @Sendable () throws -> NIOSSLClientHandler) async throws -> SMTPReply {
        try await ask("STARTTLS\r\n", encrypting: make)
    }

    private func ask(
        _ text: String?, encrypting make: (@Sendable () throws -> NIOSSLClientHandler)?
    ) async throws -> SMTPReply {
        let channel = channel
        return try await channel.eventLoop.flatSubmit { () -> EventLoopFuture<SMTPReply> in
            do {
                let reply = try channel.pipeline.syncOperations.handler(type: SMTPConversation.self)
                    .reply(on: channel.eventLoop, thenEncrypt: make?())
                if let text { channel.writeAndFlush(ByteBuffer(string: text), promise: nil) }
                return reply
            } catch {
                return channel.eventLoop.makeFailedFuture(error)
            }
        }.get()
    }

    /// The reply, or a failure that says what the server did: 4xx is worth another attempt, 5xx is not.
    @discardableResult
    func expect(_ code: Int, _ reply: SMTPReply) throws -> SMTPReply {
        if reply.code == code || (code == 250 && reply.code == 251) { return reply }
        let words = "expected \(code), found \(reply.text)"
        throw SendFailure(reply.code >= 500 ? .permanent(words) : .temporary(words, after: nil))
    }
}
