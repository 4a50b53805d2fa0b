import CareCore
import TestSupport
import Testing

@testable import CareNotify

@Suite struct SenderTests {
    private func deliver(
        _ provider: Provider, limit: Milliseconds = HTTPSender.timeLimit
    ) async throws -> DeliveryResult {
        let channel = WebhookChannel(
            name: "w", sender: try Sample.sender(provider, limit: limit), secret: "s", isForFire: false)
        return await channel.deliver(Sample.message(), to: "", at: Sample.now)
    }

    @Test func `a server that fails is tried again`() async throws {
        #expect(try await deliver(Provider(.answer(500))) == .temporary("HTTP 500", after: nil))
        #expect(try await deliver(Provider(.answer(503))) == .temporary("HTTP 503", after: nil))
    }

    @Test func `a refusal is final`() async throws {
        #expect(try await deliver(Provider(.answer(401))) == .permanent("HTTP 401"))
    }

    @Test func `a provider that is asked too often says when`() async throws {
        let seconds = try await Provider(.answer(429, headers: [("Retry-After", "37")]))
        #expect(try await deliver(seconds) == .temporary("HTTP 429", after: .seconds(37)))
        let date = try await Provider(.answer(429, headers: [("Retry-After", "Thu, 06 Nov 2025 14:43:05 GMT")]))
        #expect(try await deliver(date) == .temporary("HTTP 429", after: .seconds(60)))
    }

    @Test func `a redirect is not followed`() async throws {
        let other = try await Provider(.answer(200))
        let provider = try await Provider(.answer(302, headers: [("Location", other.url)]))
        guard case .permanent(let words) = try await deliver(provider) else {
            Issue.record("expected a final refusal")
            return
        }
        #expect(words.contains("redirect"))
        #expect(other.seen.isEmpty)
    }

    @Test func `a server that hangs or stalls is given up`() async throws {
        for script in [Script.hang, .stall] {
            let result = try await deliver(Provider(script), limit: Milliseconds(300))
            #expect(result == .unanswered("no answer within 300ms"))
        }
    }

    @Test func `a connection that is cut under a request may have delivered it`() async throws {
        let result = try await deliver(Provider(.reset))
        guard case .unanswered(let words) = result else {
            Issue.record("expected no answer, found \(result)")
            return
        }
        #expect(words.hasPrefix("127.0.0.1:"))
    }

    @Test func `a target in our own network is refused unless the channel allows it`() async throws {
        let provider = try await Provider(.answer(200))
        let names = [provider.url, provider.url.replacing("127.0.0.1", with: "localhost")]
        for url in names {
            let target = try #require(HTTPTarget(url, allowsPrivate: false))
            let channel = WebhookChannel(
                name: "w", sender: HTTPSender(target: target), secret: "s", isForFire: false)
            guard case .permanent(let words) = await channel.deliver(Sample.message(), to: "", at: Sample.now) else {
                Issue.record("expected \(url) to be refused")
                return
            }
            #expect(words.contains("loopback") && words.contains("allow_private"))
        }
        #expect(provider.seen.isEmpty)
    }
}
