import Foundation
import NIOCore
import NIOPosix
import NIOSSL

/// Hands one mail to a server (RFC 5321) over a connection of its own. Decision 37 says why this is ours.
struct SMTPSession: Sendable {
    let server: MailServer

    /// - Throws: `SendFailure`, or what the connection failed with.
    func send(_ mail: String, to address: String) async throws -> DeliveryResult {
        let target = try await TargetResolver.address(
            host: server.host, port: server.port, allowsPrivate: server.allowsPrivate)
        let secure = try NIOSSLContext(configuration: tls())
        let host = server.host
        let startsEncrypted = server.encryption == .tls
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(.seconds(5))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if startsEncrypted {
                        try channel.pipeline.syncOperations.addHandler(Self.encryption(secure, host))
                    }
                    try channel.pipeline.syncOperations.addHandler(SMTPConversation())
                }
            }
            .connect(to: target).get()
        return try await withTaskCancellationHandler {
            do {
                let result = try await talk(SMTPDialogue(channel: channel), secure, mail, to: address)
                try? await channel.close()
                return result
            } catch {
                try? await channel.close()
                throw error
            }
        } onCancel: {
            channel.close(promise: nil)
        }
    }

    private func talk(
        _ dialogue: SMTPDialogue, _ secure: NIOSSLContext, _ mail: String, to address: String
    ) async throws -> DeliveryResult {
        try await dialogue.expect(220, dialogue.greeting())
        var offer = try await dialogue.expect(250, dialogue.say("EHLO homebed"))
        if server.encryption == .starttls {
            guard offer.offers("STARTTLS") else {
                throw SendFailure(.permanent("the server offers no STARTTLS; expected it, or encryption: plain"))
            }
            let host = server.host
            try await dialogue.expect(220, dialogue.startTLS { try Self.encryption(secure, host) })
            offer = try await dialogue.expect(250, dialogue.say("EHLO homebed"))
        }
        if !server.username.isEmpty {
            let plain = Data("\0\(server.username)\0\(server.password)".utf8).base64EncodedString()
            try await dialogue.expect(235, dialogue.say("AUTH PLAIN \(plain)"))
        }
        try await dialogue.expect(250, dialogue.say("MAIL FROM:<\(server.from)>"))
        try await dialogue.expect(250, dialogue.say("RCPT TO:<\(address)>"))
        try await dialogue.expect(354, dialogue.say("DATA"))
        let taken = try await dialogue.expect(250, dialogue.say("\(mail)."))
        // The mail is taken; whether the server says goodbye does not matter.
        _ = try? await dialogue.say("QUIT")
        return .delivered(providerID: String(taken.lines.joined(separator: " ").prefix(120)))
    }

    private func tls() -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        if let file = server.authorities { configuration.trustRoots = .file(file) }
        return configuration
    }

    /// A name is checked against the certificate; an address has no name to check, and the certificate holds it.
    private static func encryption(_ context: NIOSSLContext, _ host: String) throws -> NIOSSLClientHandler {
        let isAddress = (try? SocketAddress(ipAddress: host, port: 0)) != nil
        return try NIOSSLClientHandler(context: context, serverHostname: isAddress ? nil : host)
    }
}
