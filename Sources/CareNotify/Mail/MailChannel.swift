package import CareCore

/// Mail through a server of the provider's.
package struct MailChannel: DeliveryChannel {
    package let name: String
    let server: MailServer
    var timeLimit = Milliseconds.seconds(30)

    /// `address` is a mail address.
    package func deliver(
        _ message: NotificationMessage, to address: String, at now: Timestamp
    ) async -> DeliveryResult {
        guard Self.isAddress(address) else {
            return .permanent("expected the mail address of the recipient, found none or a wrong one")
        }
        let mail = MailText.compose(message, from: server.from, to: address, at: now)
        do {
            let session = SMTPSession(server: server)
            return try await TimeLimit.run(timeLimit) { try await session.send(mail, to: address) }
        } catch let failure as SendFailure {
            return failure.result
        } catch {
            return .temporary("\(server.host):\(server.port): \(type(of: error)): \(error)", after: nil)
        }
    }

    /// Whether it can stand in a command of the dialogue: one at sign, no space, no control character, no brackets.
    package static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && text.utf8.count <= 254
            && text.utf8.allSatisfy { $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
    }
}
