import HTTPTypes
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

@testable import CareHTTP

/// Whom the gateway takes for the client behind a proxy, and how many clients it takes at once.
@Suite struct ClientAddressTests {
    private static let limits = RateLimit.Limits(perSecond: 1, burst: 2)

    /// Asks with those `X-Forwarded-For` headers one after the other while gateway time stands still.
    private static func statuses(_ forwarded: [String?], trustsProxy: Bool) async throws -> [Int] {
        var configuration = HTTPConfiguration(host: "127.0.0.1", port: 0)
        configuration.trustsProxy = trustsProxy
        let found = Collected()
        try await TestGateway(limits: limits).test(configuration) { client in
            for text in forwarded {
                var headers: HTTPFields = [:]
                headers[.forwardedFor] = text
                found.add(try await client.execute(uri: "/healthz", method: .get, headers: headers) { $0.status.code })
            }
        }
        return found.all
    }

    @Test func `behind a trusted proxy the last address counts, which the proxy itself wrote`() async throws {
        let seen = try await Self.statuses(
            [
                "10.0.0.1", "203.0.113.7, 10.0.0.1", "198.51.100.9,10.0.0.1", "10.0.0.1, 10.0.0.2", "10.0.0.2",
                "10.0.0.2", "10.0.0.3 ", "2001:db8:1:2::3", "2001:db8:1:2::4", "2001:db8:1:2::5", "2001:db8:1:3::5",
            ], trustsProxy: true)
        #expect(seen == [200, 200, 429, 200, 200, 429, 200, 200, 200, 429, 200])
    }

    @Test func `a request that came past the proxy counts for the other end of its connection`() async throws {
        let seen = try await Self.statuses([nil, nil, nil, "10.0.0.1"], trustsProxy: true)
        #expect(seen == [200, 200, 429, 200])
    }

    @Test func `without a trusted proxy nobody takes another address by a header`() async throws {
        let seen = try await Self.statuses(["10.0.0.1", "10.0.0.2", "10.0.0.3", nil], trustsProxy: false)
        #expect(seen == [200, 200, 429, 429])
    }

    @Test func `more connections than it takes wait until one has gone`() async throws {
        var configuration = HTTPConfiguration(host: "127.0.0.1", port: 0)
        configuration.connections = 2
        let request = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
        try await TestGateway().serve(configuration) { port in
            var held: [RawConnection] = []
            for _ in 0..<2 {
                held.append(try await RawConnection(port: port))
                try await held.last?.send(request)
                #expect(try await held.last?.hears("HTTP/1.1 200") == true)
            }
            let next = try await RawConnection(port: port)
            try await next.send(request)
            #expect(try await !next.hears("HTTP/1.1", atMost: .seconds(1)))
            held.removeLast()
            #expect(try await next.hears("HTTP/1.1 200"))
        }
    }

    /// Opens `count` connections from the usual address, each of which is answered.
    private static func hold(_ count: Int, _ port: Int) async throws -> [RawConnection] {
        var held: [RawConnection] = []
        for _ in 0..<count {
            let connection = try await RawConnection(port: port)
            try await connection.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try await connection.hears("HTTP/1.1 200"))
            held.append(connection)
        }
        return held
    }

    @Test func `no address holds all connections, so that a desk elsewhere finds one`() async throws {
        var configuration = HTTPConfiguration(host: "127.0.0.1", port: 0)
        configuration.connections = 8
        try await TestGateway().serve(configuration) { port in
            let held = try await Self.hold(6, port)
            let beyond = try await RawConnection(port: port)
            #expect(try await beyond.isClosed())
            #expect(beyond.text.isEmpty)
            let desk = try await RawConnection(port: port, from: "127.0.0.2")
            try await desk.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try await desk.hears("HTTP/1.1 200"))
            withExtendedLifetime(held) {}
        }
    }

    @Test func `a proxy holds them for everybody`() async throws {
        var configuration = HTTPConfiguration(host: "127.0.0.1", port: 0)
        configuration.connections = 8
        configuration.trustsProxy = true
        try await TestGateway().serve(configuration) { port in
            let held = try await Self.hold(8, port)
            withExtendedLifetime(held) {}
        }
    }

    @Test func `a place that is given back is the next one's`() {
        var configuration = HTTPConfiguration(host: "127.0.0.1", port: 0)
        configuration.connections = 4
        let places = ConnectionPlaces(configuration)
        #expect((0..<4).map { _ in places.take("a") } == [true, true, true, false])
        #expect(places.take("b"))
        places.leave("a")
        #expect(places.take("a") && !places.take("a"))
    }
}
