import CareCore
import Testing

@testable import CareHTTP

@Suite struct RateLimitTests {
    private let start = TestGateway.start

    @Test func `a burst is borne, then so many a second, and a refused request costs nothing`() {
        let limit = RateLimit(RateLimit.Limits(perSecond: 20, burst: 100))
        for _ in 0..<100 { #expect(limit.take("a", now: start) == nil) }
        for _ in 0..<50 { #expect(limit.take("a", now: start) == Milliseconds(50)) }
        #expect(limit.take("a", now: start + Milliseconds(49)) == Milliseconds(1))
        #expect(limit.take("a", now: start + Milliseconds(50)) == nil)
        #expect(limit.take("a", now: start + Milliseconds(50)) == Milliseconds(50))
        let taken = (0..<300).count { _ in limit.take("a", now: start + .seconds(10)) == nil }
        #expect(taken == 100, "no more than the bucket holds")
    }

    @Test func `each caller has a bucket of its own`() {
        let limit = RateLimit(RateLimit.Limits(perSecond: 1, burst: 1))
        #expect(limit.take("a", now: start) == nil)
        #expect(limit.take("b", now: start) == nil)
        #expect(limit.take("a", now: start) == .seconds(1))
    }

    @Test func `a step back of the clock gives nothing`() {
        let limit = RateLimit(RateLimit.Limits(perSecond: 1, burst: 1))
        #expect(limit.take("a", now: start) == nil)
        #expect(limit.take("a", now: start - .hours(1)) == .seconds(1))
        #expect(limit.take("a", now: start) == .seconds(1))
        #expect(limit.take("a", now: start + .seconds(1)) == nil)
    }

    @Test func `callers that are quiet longest are forgotten, those that ask are not`() {
        let limit = RateLimit(RateLimit.Limits(perSecond: 1, burst: 1, remembered: 10))
        #expect(limit.take("busy", now: start) == nil)
        for number in 0..<1_000 {
            #expect(limit.take("c-\(number)", now: start) == nil)
            #expect(limit.take("busy", now: start) == .seconds(1), "after \(number) others")
        }
        #expect(limit.take("c-0", now: start) == nil, "forgotten")
        #expect(limit.take("c-999", now: start) == .seconds(1))
    }
}
