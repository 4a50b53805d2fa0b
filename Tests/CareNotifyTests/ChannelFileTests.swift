import CareCore
import CareProfiles
import TestSupport
import Testing

@testable import CareNotify

@Suite struct ChannelFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func faults(_ text: String, _ environment: [String: String] = [:]) throws -> [String] {
        let path = try folder.write(text, to: "channels.yaml")
        do {
            _ = try ChannelFile.load(path: path, environment: environment)
            return []
        } catch let error as ProfileFaults {
            return error.diagnostics.map { "\($0)".replacing("\(path):", with: "") }
        }
    }

    @Test func `every kind is read with its secrets kept elsewhere`() throws {
        _ = try folder.write("key\n", to: "key.txt")
        let text = """
            channels:
              county: {kind: webhook, url: "https://example.com/in", secret: {env: S}}
              fire: {kind: fire, url: "https://example.com/fire", secret: {env: S}}
              duty: {kind: wecom, key: {file: key.txt}}
              staff: {kind: dingtalk, token: {env: S}, secret: {env: S}}
              mail: {kind: smtp, host: mail.example.com, from: gateway@example.com, username: g, password: {env: S}}
              sms: {kind: http, template: "\(Checkout.profiles)/channels/sms.yaml", secret: {env: S}}
              voice: {kind: http, template: "\(Checkout.profiles)/channels/voice.yaml", secret: {env: S}}
            """
        let path = try folder.write(text, to: "channels.yaml")
        let file = try ChannelFile.load(path: path, environment: ["S": "x"])
        #expect(file.channels.keys.sorted() == ["county", "duty", "fire", "mail", "sms", "staff", "voice"])
    }

    @Test func `a fault is told with its place`() throws {
        #expect(
            try faults("channels:\n  duty: {kind: wecon, key: {env: S}}\n") == [
                "2:16: unknown word, expected one of webhook, fire, wecom, dingtalk, smtp, http, found wecon; "
                    + "did you mean wecom?"
            ])
        #expect(
            try faults("channels:\n  duty: {kind: wecom, key: abc}\n") == [
                "2:28: key stands in the file, expected {env: NAME} or {file: PATH}, found ***"
            ])
        #expect(
            try faults("channels:\n  w: {kind: webhook, url: 'ftp://a', secret: {env: S}}\n", ["S": "x"]) == [
                "2:27: URL, expected http:// or https:// with a host, without user and fragment, found ftp://a"
            ])
        #expect(
            try faults("channels:\n  duty: {kind: wecom, key: {env: S}}\n") == [
                "2:28: key is missing, expected a value in the variable S, found none"
            ])
    }

    @Test func `the shipped examples send what they say`() async throws {
        for (name, reply, id) in [
            ("sms", #"{"code":"OK","data":{"message_id":"m-9"}}"#, "m-9"),
            ("voice", #"{"result":0,"callId":"c-3"}"#, "c-3"),
        ] {
            let provider = try await Provider(.answer(200, body: reply))
            let text = """
                channels:
                  c: {kind: http, template: "\(Checkout.profiles)/channels/\(name).yaml", url: "\(provider.url)",
                      allow_private: true, secret: {env: S}}
                """
            let path = try folder.write(text, to: "channels.yaml")
            let channel = try #require(ChannelFile.load(path: path, environment: ["S": "x"]).channels["c"])
            #expect(
                await channel.deliver(Sample.message(), to: "13800000000", at: Sample.now)
                    == .delivered(providerID: id))
            let request = try #require(provider.seen.first)
            if name == "sms" {
                #expect(request.body.hasPrefix(#"{"mobile":"13800000000","content":"【P1 告警】"#))
                let timestamp = try #require(request.headers["X-Timestamp"])
                #expect(request.headers["X-Signature"] == Signature.hex("\(timestamp)\n\(request.body)", secret: "x"))
            } else {
                #expect(request.headers["Authorization"] == "Bearer x")
                #expect(request.body.hasPrefix("called=13800000000&text=%E3%80%90P1"))
            }
        }
    }

    @Test func `a provider's own word decides whether it took the message`() async throws {
        let provider = try await Provider(
            .answer(200, body: #"{"code":"BUSY"}"#), .answer(200, body: #"{"code":"BALANCE"}"#))
        let text = """
            channels:
              c: {kind: http, template: "\(Checkout.profiles)/channels/sms.yaml", url: "\(provider.url)",
                  allow_private: true, secret: {env: S}}
            """
        let path = try folder.write(text, to: "channels.yaml")
        let channel = try #require(ChannelFile.load(path: path, environment: ["S": "x"]).channels["c"])
        let busy = await channel.deliver(Sample.message(), to: "1", at: Sample.now)
        #expect(busy == .temporary("expected code OK, found BUSY", after: nil))
        let broke = await channel.deliver(Sample.message(), to: "1", at: Sample.now)
        #expect(broke == .permanent("expected code OK, found BALANCE"))
    }
}
