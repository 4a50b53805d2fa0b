import Foundation
import NIOHTTP1
import TestSupport
import Testing

/// The HTTP interface of the program as it is delivered, beside a real broker.
@Suite(.serialized, .ownThreads) struct InterfaceTests {
    private static func files() throws -> GatewayFiles {
        let files = try GatewayFiles()
        try files.makeRecordKey()
        try files.register([("b-1", "sos-button", 1)])
        return files
    }

    @Test(.timeLimit(.minutes(3)))
    func `it is ready while both lanes are connected, and says what fails when the broker is gone`() async throws {
        let broker = try TestBroker()
        let interface = try ServedInterface(ServedGateway(try Self.files(), port: broker.port))
        let ready = try await interface.until("/readyz", answers: 200)
        #expect(ready.contains(#""status":"ready""#))
        let devices = try DeviceSide(port: broker.port)
        try devices.untilAnswered("b-1", ref: "r-1")
        let figures = try await interface.send(.GET, "/metrics").text
        for line in [
            #"homebed_messages_total{lane="urgent"} 1"#, #"homebed_open_alarms{priority="P1"} 1"#,
            "homebed_event_delay_seconds_count 1", "homebed_commit_duration_seconds_bucket{le=\"0.001\"}",
        ] { #expect(figures.contains(line), "\(line)") }
        #expect(!figures.contains("b-1") && !figures.contains("532901"))
        broker.kill9()
        let unready = try await interface.until("/readyz", answers: 503)
        #expect(unready.contains(#""name":"broker","passes":false"#))
        #expect(try await interface.send(.GET, "/healthz").status == 200)
        #expect(try interface.gateway.stop() == 0)
    }

    @Test(.timeLimit(.minutes(3)))
    func `a renewed certificate counts after SIGHUP, and one that cannot be used leaves the one before`() async throws {
        let broker = try TestBroker()
        let files = try Self.files()
        let authority = try TestAuthority(in: files.folder)
        let first = try authority.issue("first", alternative: "IP:127.0.0.1")
        let second = try authority.issue("second", alternative: "IP:127.0.0.1")
        let manager = FileManager.default
        let (certificate, key) = (files.folder.path + "/served.crt", files.folder.path + "/served.key")
        func put(_ pair: (certificate: String, key: String)) throws {
            for (from, to) in [(pair.certificate, certificate), (pair.key, key)] {
                if manager.fileExists(atPath: to) { try manager.removeItem(atPath: to) }
                try manager.copyItem(atPath: from, toPath: to)
            }
        }
        try put(first)
        let interface = try ServedInterface(
            ServedGateway(files, port: broker.port),
            settings: ["HOMEBED_HTTP_CERT": certificate, "HOMEBED_HTTP_KEY": key], authority: authority.certificate)
        let answer = try await interface.send(.GET, "/healthz")
        #expect(answer.headers.first(name: "Strict-Transport-Security") == "max-age=63072000")
        #expect(try await Self.subject(interface) == "first")
        try put(second)
        interface.gateway.signal(SIGHUP)
        try Bound.wait(for: "the certificate is read again", state: { interface.gateway.log }) {
            interface.gateway.count("certificate read again") == 1
        }
        #expect(try await Self.subject(interface) == "second")
        try put((certificate: first.certificate, key: second.key))
        interface.gateway.signal(SIGHUP)
        try Bound.wait(for: "the wrong key is told of", state: { interface.gateway.log }) {
            interface.gateway.count("certificate not read") == 1
        }
        #expect(try await Self.subject(interface) == "second")
        #expect(try interface.gateway.stop() == 0)
    }

    /// The name in the certificate that a new connection is shown.
    private static func subject(_ interface: ServedInterface) async throws -> String {
        let output = interface.gateway.files.folder.path + "/shown-\(UUID().uuidString)"
        let client = try ChildProcess(
            "/bin/sh",
            [
                "-c",
                "openssl s_client -connect 127.0.0.1:\(try interface.port) </dev/null 2>/dev/null "
                    + "| openssl x509 -noout -subject",
            ],
            output: output)
        guard client.wait() == 0 else { throw TestFailure("no certificate was shown") }
        let text = try String(contentsOfFile: output, encoding: .utf8)
        return text.split(separator: "=").last.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) } ?? text
    }

    @Test(.timeLimit(.minutes(3)))
    func `who sends a request a byte at a time is cut off, and others are answered meanwhile`() async throws {
        let broker = try TestBroker()
        let interface = try ServedInterface(
            ServedGateway(try Self.files(), port: broker.port), settings: ["HOMEBED_HTTP_REQUEST_SECONDS": "2"])
        for opening in [
            "GET /healthz HTTP/1.1\r\nHost: a\r\n",
            "POST /v1/session HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{",
        ] {
            let socket = try SlowClient(port: try interface.port, opening: opening)
            #expect(try await interface.send(.GET, "/healthz").status == 200)
            let lived = try socket.dripUntilClosed(atMost: .seconds(20))
            #expect(lived < .seconds(20))
        }
        #expect(try interface.gateway.stop() == 0)
    }

    @Test(.timeLimit(.minutes(3)))
    func `more header and more body than it takes are refused, and what is no HTTP is cut off`() async throws {
        let broker = try TestBroker()
        let interface = try ServedInterface(
            ServedGateway(try Self.files(), port: broker.port),
            settings: ["HOMEBED_HTTP_BODY_KILOBYTES": "64", "HOMEBED_HTTP_HEADER_KILOBYTES": "4"])
        let long = String(repeating: "x", count: 70_000)
        let body = try await interface.send(.POST, "/v1/session", body: #"{"user":"\#(long)","password":"x"}"#)
        #expect(body.status == 413 && body.text.contains("urn:homebed:problem:body-too-large"))
        let header = try? await interface.send(.GET, "/healthz", headers: [("X-Long", String(long.prefix(6_000)))])
        #expect(header.map { $0.status == 400 || $0.status == 431 } ?? true)
        let noise = try SlowClient(port: try interface.port, opening: "\u{16}\u{3}\u{1}nonsense\r\n\r\n")
        #expect(try noise.dripUntilClosed(atMost: .seconds(20)) < .seconds(20))
        #expect(try await interface.send(.GET, "/healthz").status == 200)
        #expect(try interface.gateway.stop() == 0)
    }
}
