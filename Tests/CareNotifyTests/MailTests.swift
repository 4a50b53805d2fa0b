import CareCore
import Foundation
import TestSupport
import Testing

@testable import CareNotify

@Suite struct MailTests {
    private func channel(
        _ program: MailProgram, _ encryption: MailEncryption, password: String = "geheim"
    ) -> MailChannel {
        MailChannel(
            name: "mail",
            server: MailServer(
                host: "127.0.0.1", port: program.port, encryption: encryption,
                username: encryption == .plain ? "" : "gateway", password: password, from: "gateway@example.com",
                allowsPrivate: true, authorities: program.certificate))
    }

    private func mail(_ program: MailProgram) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(program.line().utf8)) as? [String: Any])
    }

    @Test(arguments: MailEncryption.allCases)
    func `a real server takes a mail`(_ encryption: MailEncryption) async throws {
        let program = try MailProgram(encryption.rawValue)
        let result = await channel(program, encryption).deliver(
            Sample.message(), to: "family@example.com", at: Sample.now)
        #expect(result == .delivered(providerID: "OK queued as 7"))
        let mail = try mail(program)
        #expect(mail["to"] as? [String] == ["family@example.com"])
        #expect(mail["encrypted"] as? Bool == (encryption != .plain))
        #expect(mail["user"] as? String == (encryption == .plain ? "" : "gateway"))
        let content = try #require(mail["content"] as? String)
        #expect(content.contains("Message-ID: <g1-7@example.com>"))
        #expect(content.contains("Date: Thu, 06 Nov 2025 22:42:05 +0800"))
        let body = try #require(content.ranges(of: "\r\n\r\n").first.map { content[$0.upperBound...] })
        let text = Data(base64Encoded: String(body), options: .ignoreUnknownCharacters)
        #expect(text.map { String(decoding: $0, as: UTF8.self) } == MessageText(Sample.message()).plain)
    }

    @Test func `a server's no is final, its not now is not`() async throws {
        let program = try MailProgram("plain")
        let channel = channel(program, .plain)
        let never = await channel.deliver(Sample.message(), to: "unknown@example.com", at: Sample.now)
        #expect(never == .permanent("expected 250, found 550 no such mailbox"))
        let later = await channel.deliver(Sample.message(), to: "later@example.com", at: Sample.now)
        #expect(later == .temporary("expected 250, found 451 try again later", after: nil))
    }

    @Test func `a wrong password is told, and not the password`() async throws {
        let program = try MailProgram("starttls")
        let result = await channel(program, .starttls, password: "falsch").deliver(
            Sample.message(), to: "family@example.com", at: Sample.now)
        guard case .permanent(let words) = result else {
            Issue.record("expected a final refusal, found \(result)")
            return
        }
        #expect(words.contains("535") && !words.contains("falsch"))
    }

    @Test func `a server without encryption is refused where it is wanted`() async throws {
        let program = try MailProgram("plain")
        let result = await channel(program, .starttls).deliver(
            Sample.message(), to: "family@example.com", at: Sample.now)
        guard case .permanent(let words) = result else {
            Issue.record("expected a final refusal, found \(result)")
            return
        }
        #expect(words.contains("STARTTLS"))
    }

    @Test(arguments: ["", "a", "a@b\r\nDATA", "a@b@c", "a @b", "<a@b>"])
    func `what is no address reaches no server`(_ address: String) {
        #expect(!MailChannel.isAddress(address))
    }
}
