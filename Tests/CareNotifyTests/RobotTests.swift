import CareCore
import Crypto
import Foundation
import TestSupport
import Testing

@testable import CareNotify

@Suite struct RobotTests {
    private static let accepts = Script.answer(200, body: #"{"errcode":0,"errmsg":"ok"}"#)

    private func json(_ request: SeenRequest) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(request.body.utf8)) as? [String: Any])
    }

    @Test func `WeCom gets Markdown with its key in the query`() async throws {
        let provider = try await Provider(Self.accepts)
        let channel = WeComChannel(name: "duty", sender: try Sample.sender(provider), key: "a b")
        #expect(await channel.deliver(Sample.message(), to: "", at: Sample.now) == .delivered(providerID: ""))
        let request = try #require(provider.seen.first)
        #expect(request.query == ["key": "a b"])
        let body = try json(request)
        #expect(body["msgtype"] as? String == "markdown")
        let content = try #require((body["markdown"] as? [String: Any])?["content"] as? String)
        #expect(content.hasPrefix("**【P1 告警】紧急呼叫 532901-000123**"))
        #expect(content.contains("Emergency call"))
    }

    @Test func `WeCom calls somebody by name in plain text`() async throws {
        let provider = try await Provider(Self.accepts)
        let channel = WeComChannel(name: "duty", sender: try Sample.sender(provider), key: "k")
        _ = await channel.deliver(Sample.message(), to: "li", at: Sample.now)
        let body = try json(try #require(provider.seen.first))
        #expect((body["text"] as? [String: Any])?["mentioned_list"] as? [String] == ["li"])
    }

    @Test func `DingTalk gets a signature of its timestamp`() async throws {
        let provider = try await Provider(Self.accepts)
        let channel = DingTalkChannel(
            name: "duty", sender: try Sample.sender(provider), token: "t", secret: "SEC+/1")
        #expect(await channel.deliver(Sample.message(), to: "10086", at: Sample.now) == .delivered(providerID: ""))
        let request = try #require(provider.seen.first)
        let timestamp = try #require(request.query["timestamp"])
        let code = HMAC<SHA256>.authenticationCode(
            for: Data("\(timestamp)\nSEC+/1".utf8), using: SymmetricKey(data: Data("SEC+/1".utf8)))
        #expect(request.query["sign"] == Data(code).base64EncodedString())
        #expect(request.query["access_token"] == "t")
        let body = try json(request)
        #expect((body["at"] as? [String: Any])?["atMobiles"] as? [String] == ["10086"])
        let text = (body["markdown"] as? [String: Any])?["text"] as? String
        #expect(text?.contains("@10086") == true)
    }

    @Test func `an error code in a 200 answer is a failure`() async throws {
        let provider = try await Provider(
            .answer(200, body: #"{"errcode":310000,"errmsg":"sign not match"}"#),
            .answer(200, body: #"{"errcode":130101,"errmsg":"send too fast"}"#), .answer(200, body: "hello"))
        let channel = DingTalkChannel(name: "duty", sender: try Sample.sender(provider), token: "t", secret: "s")
        let first = await channel.deliver(Sample.message(), to: "", at: Sample.now)
        #expect(first == .permanent("errcode 310000: sign not match"))
        let second = await channel.deliver(Sample.message(), to: "", at: Sample.now)
        #expect(second == .temporary("errcode 130101: send too fast", after: .minutes(10)))
        let third = await channel.deliver(Sample.message(), to: "", at: Sample.now)
        #expect(third == .temporary("expected an answer with errcode, found none", after: nil))
    }

    @Test func `a robot sends twenty messages in a minute and holds the next`() async throws {
        let provider = try await Provider(Self.accepts)
        let channel = WeComChannel(name: "duty", sender: try Sample.sender(provider), key: "k")
        for _ in 0..<20 {
            #expect(await channel.deliver(Sample.message(), to: "", at: Sample.now) == .delivered(providerID: ""))
        }
        let later = Sample.now + .seconds(20)
        #expect(await channel.deliver(Sample.message(), to: "", at: later) == .paced(.seconds(40)))
        #expect(provider.seen.count == 20)
        let free = Sample.now + .seconds(60)
        #expect(await channel.deliver(Sample.message(), to: "", at: free) == .delivered(providerID: ""))
    }
}
