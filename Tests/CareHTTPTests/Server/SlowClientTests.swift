import CareRecords
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

@testable import CareHTTP

/// Who is slow, sends much or asks for long lists takes nothing from the others.
@Suite struct SlowClientTests {
    @Test(arguments: [("Content-Length: 2", "{}"), ("Transfer-Encoding: chunked", "no length\r\n")])
    func `a connection whose body comes after its answer is closed as one that is idle, whatever comes`(
        length: String, body: String
    ) async throws {
        let scene = try AlarmScene()
        var configuration = HTTPConfiguration(host: "127.0.0.1", port: 0)
        configuration.idleSeconds = 1
        try await scene.gateway.serve(configuration) { port in
            let connection = try await RawConnection(port: port)
            try await connection.send(
                "POST /v1/alarms/1/acknowledge HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "\(length)\r\n\r\n")
            #expect(try await connection.hears("401"))
            // On a slow machine it is closed before.
            try? await connection.send(body)
            #expect(try await connection.isClosed())
            #expect(connection.text.components(separatedBy: "HTTP/1.1 ").count == 2, "one answer: \(connection.text)")
        }
    }

    @Test(.timeLimit(.minutes(1))) func `who asks twice and reads nothing is cut off, and holds up no stop`()
        async throws
    {
        var configuration = HTTPConfiguration(host: "127.0.0.1", port: 0)
        configuration.idleSeconds = 1
        let (calls, called) = AsyncStream.makeStream(of: Void.self)
        // More than the sockets between take in.
        let large = Route.get("/large", .anyone) { _, _ in
            called.yield()
            return Answer.bytes(Array(repeating: 120, count: 16 << 20), type: "text/plain")
        }
        // The interface stops, which waits for every request that is under way.
        let deaf = try await TestGateway().serve(configuration, routes: [large]) { port in
            let connection = try await RawConnection(port: port, isDeaf: true)
            try await connection.send(String(repeating: "GET /large HTTP/1.1\r\nHost: x\r\n\r\n", count: 2))
            _ = await calls.dropFirst().first { _ in true }
            return connection
        }
        #expect(deaf.text.isEmpty)
    }

    /// What is sent and never becomes a request, and what is said of it.
    struct Fragment: Sendable, CustomTestStringConvertible {
        let text: String
        let status: Int
        let kind: String
        var testDescription: String { kind }
    }

    static let fragments = [
        Fragment(text: "GET /healthz HTTP/1.1\r\nHost: x\r\nX-", status: 408, kind: "request-timeout"),
        Fragment(
            text: "POST /v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Content-Length: 100\r\n\r\n{", status: 408, kind: "request-timeout"),
        Fragment(
            text: "GET /healthz HTTP/1.1\r\nHost: x\r\nX-Long: \(String(repeating: "x", count: 6_000))\r\n\r\n",
            status: 431, kind: "header-too-large"),
        Fragment(text: "\u{16}\u{3}\u{1}nonsense\r\n\r\n", status: 400, kind: "malformed-request"),
        Fragment(text: "GET /healthz HTTP/9.9\r\n\r\n", status: 400, kind: "malformed-request"),
    ]

    @Test(arguments: fragments)
    func `what never becomes a request gets a problem document too, and its connection ends`(
        fragment: Fragment
    ) async throws {
        var configuration = HTTPConfiguration(host: "127.0.0.1", port: 0)
        configuration.requestSeconds = 1
        configuration.headerBytes = 4_096
        try await TestGateway().serve(configuration) { port in
            let connection = try await RawConnection(port: port)
            try await connection.send(fragment.text)
            #expect(try await connection.hears("urn:homebed:problem:\(fragment.kind)"))
            let heard = connection.text
            #expect(heard.hasPrefix("HTTP/1.1 \(fragment.status) "))
            #expect(heard.lowercased().contains("content-type: application/problem+json"))
            #expect(heard.lowercased().contains("x-content-type-options: nosniff"))
            #expect(heard.components(separatedBy: "HTTP/1.1 4").count == 2, "one answer: \(heard)")
            #expect(try await connection.isClosed())
        }
    }

    @Test func `what comes behind a whole request does not take its answer's place`() async throws {
        try await TestGateway().serve { port in
            let connection = try await RawConnection(port: port)
            try await connection.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n\u{16}nonsense\r\n\r\n")
            #expect(try await connection.hears("HTTP/1.1 "))
            #expect(connection.text.hasPrefix("HTTP/1.1 200 "))
        }
    }

    @Test func `a body without a length is too large as one with`() async throws {
        let scene = try AlarmScene()
        try await scene.gateway.serve { port in
            let connection = try await RawConnection(port: port)
            let words = String(repeating: "x", count: 20_000)
            try await connection.send(
                "POST /v1/alarms/1/comment HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Authorization: Bearer desk\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "\(String(words.count, radix: 16))\r\n\(words)\r\n0\r\n\r\n")
            #expect(try await connection.hears("HTTP/1.1 413"))
            #expect(try await connection.hears("urn:homebed:problem:body-too-large"))
        }
    }

    @Test(arguments: [
        ("/v1/session", 413), ("/v1/alarms/1/comment", 413), ("/v1/suppressions", 413), ("/v1/records", 400),
    ])
    func `only forms and rotas may be large`(uri: String, status: Int) async throws {
        let scene = try AlarmScene()
        let body = #"{"note":"\#(String(repeating: "x", count: 20_000))"}"#
        try await scene.gateway.test { client in
            let seen = try await client.post(uri, body, as: "desk")
            #expect(seen.status == status, "\(seen.body)")
        }
    }

    @Test func `large bodies under way are bounded together`() throws {
        let room = BodyRoom()
        var held = try (0..<BodyRoom.largest).map { _ in try room.take(100, of: 100) }
        let problem = #expect(throws: Problem.self) { try room.take(1, of: 100) }
        #expect(problem?.kind == .unavailable)
        held.removeLast()
        held.append(try room.take(100, of: 100))
        withExtendedLifetime(held) {}
    }

    @Test(.timeLimit(.minutes(1))) func `long lists hold up neither who asks nor who answers an alarm`() async throws {
        let scene = try AlarmScene()
        scene.press()
        let services = scene.gateway.services
        let lists = await HeldThreads(APIServices.listThreads) { try await services.read($0) }
        try await scene.gateway.test { client in
            let seen = try await client.get("/v1/session", as: "desk")
            #expect(seen.status == 200)
            let step = "/v1/alarms/1/acknowledge"
            let marked: HTTPFields = [.idempotencyKey: "k-1"]
            let taken = try await client.ask(.post, step, as: "desk", body: "{}", headers: marked)
            let again = try await client.ask(.post, step, as: "desk", body: "{}", headers: marked)
            #expect(taken.status == .ok && again.text == taken.text, "\(taken.text)")
            #expect(try await client.get("/v1/alarms/1", as: "desk").status == 200)
        }
        try await lists.letGo()
    }

    @Test(.timeLimit(.minutes(1))) func `figures hold up no list, and lists no figures`() async throws {
        let scene = try RegisterScene()
        try scene.gateway.maintain()
        let services = scene.gateway.services
        try await scene.gateway.test { client in
            let figures = await HeldThreads(APIServices.figureThreads) { try await services.reckon($0) }
            #expect(try await client.ask(.get, "/v1/beds", as: "county").status == .ok)
            try await figures.letGo()
            let lists = await HeldThreads(APIServices.listThreads) { try await services.read($0) }
            let uri = "/v1/counties/532901/summary?period=2021-10"
            let summary = try await client.ask(.get, uri, as: "county")
            #expect(summary.status == .ok, "\(summary.text)")
            try await lists.letGo()
        }
    }

    @Test func `tokens that are none are counted by address, and not looked up for ever`() async throws {
        try await TestGateway(namesCallers: false).test { client in
            var statuses: [Int] = []
            for number in 0..<101 {
                let headers: HTTPFields = [.authorization: "Bearer hb_x\(number)_secret"]
                statuses.append(
                    try await client.execute(uri: "/v1/session", method: .get, headers: headers) { $0.status.code })
            }
            #expect(statuses.prefix(100).allSatisfy { $0 == 401 })
            #expect(statuses.last == 429)
        }
    }

    @Test func `the files of a page are sent however often they are asked for`() async throws {
        try await TestGateway().test { client in
            let page = try TestFailure.unless(RouteTable.all.first { RouteTable.isPage($0) }?.path)
            for _ in 0..<150 {
                try await client.execute(uri: page, method: .get) { #expect($0.status == .ok) }
            }
        }
    }
}
