import CareCore
import Crypto
import Foundation
import TestSupport
import Testing

@testable import CareNotify

@Suite struct WebhookTests {
    @Test func `a webhook carries an identity and a signature that its receiver can check`() async throws {
        let provider = try await Provider(.answer(200, body: #"{"id":"p-1"}"#))
        let channel = WebhookChannel(
            name: "w", sender: try Sample.sender(provider), secret: "geheim", isForFire: false)
        #expect(await channel.deliver(Sample.message(), to: "desk", at: Sample.now) == .delivered(providerID: "p-1"))
        let request = try #require(provider.seen.first)
        #expect(request.headers["Homebed-Id"] == "g1-7")
        let timestamp = try #require(request.headers["Homebed-Timestamp"])
        let signature = try #require(request.headers["Homebed-Signature"])
        let digits = signature.dropFirst(3)
        let code = try stride(from: 0, to: 64, by: 2).map { offset in
            let start = digits.index(digits.startIndex, offsetBy: offset)
            return try #require(UInt8(digits[start..<digits.index(start, offsetBy: 2)], radix: 16))
        }
        let key = SymmetricKey(data: Data("geheim".utf8))
        let signed = Data("\(timestamp).\(request.body)".utf8)
        #expect(HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: signed, using: key))
        #expect(request.body.contains(#""alarm":12"#))
    }

    @Test func `a fire platform gets kind, place and time and nothing else`() async throws {
        let provider = try await Provider(.answer(204))
        let channel = WebhookChannel(name: "f", sender: try Sample.sender(provider), secret: "s", isForFire: true)
        var item = Sample.message().items[0]
        item.rule = "ENV-1"
        item.danger = .smoke
        item.location = Location(
            address: PostalAddress("大理镇 \"12\" 号"), position: GeoPosition(latitude: 25.6065, longitude: -100.5))
        for items in [[item], Sample.message(purpose: .ended).items] {
            let message = NotificationMessage(id: "g1-7", items: items)
            #expect(await channel.deliver(message, to: "", at: Sample.now) == .delivered(providerID: ""))
        }
        let bodies = provider.seen.map(\.body)
        #expect(
            bodies == [
                """
                {"v":1,"id":"g1-7","drill":false,"incidents":[{"kind":"smoke","alarm":12,"purpose":"raised",\
                "bed":"532901-000123","address":"大理镇 \\"12\\" 号","latitude":25.6065,"longitude":-100.5,\
                "at":1762440125000}]}
                """,
                """
                {"v":1,"id":"g1-7","drill":false,"incidents":[{"kind":"SOS-1","alarm":12,"purpose":"ended",\
                "bed":"532901-000123","address":null,"latitude":null,"longitude":null,"at":1762440125000}]}
                """,
            ])
    }

    @Test func `no other message tells where a home is`() async throws {
        var item = Sample.message().items[0]
        item.location = Location(
            address: PostalAddress("大理镇 12 号"), position: GeoPosition(latitude: 25.6065, longitude: 100.5))
        let provider = try await Provider(.answer(200))
        let channel = WebhookChannel(name: "w", sender: try Sample.sender(provider), secret: "s", isForFire: false)
        _ = await channel.deliver(NotificationMessage(id: "1", items: [item]), to: "", at: Sample.now)
        let body = try #require(provider.seen.first).body
        #expect(!body.contains("大理镇") && !body.contains("25.6"))
    }

    @Test func `a drill says so in front of everything`() {
        let text = MessageText(Sample.message(isDrill: true))
        #expect(text.title.hasPrefix("【演练】") && text.zh.hasPrefix("【演练】") && text.en.hasPrefix("[DRILL] "))
    }

    @Test func `who is told because nobody was on duty reads why`() {
        let text = MessageText(Sample.message(purpose: .lastResort))
        #expect(text.zh.hasPrefix("【P1 值班无人可找，特告知您】紧急呼叫") && text.zh.hasSuffix("请接警并回拨"))
        #expect(text.en.hasPrefix("P1 nobody on duty could be found, so you are told: Emergency call"))
    }

    @Test func `what is over asks nobody to call back`() {
        let text = MessageText(Sample.message(purpose: .ended))
        #expect(text.zh == "【P1 已有人处理或已结束】紧急呼叫 床位 532901-000123 2025-11-06 22:42:05，告警 12")
    }
}
