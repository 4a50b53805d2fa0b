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

    /// The figures that Operations.md names, with the labels of each.
    private static func documented() throws -> [String: String] {
        let file = Checkout.root.appending(path: "Sources/Gateway/Gateway.docc/Operations.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        return Dictionary(
            text.matches(of: /`(homebed_[a-z_]+)(?:\{([a-z,]+)\})?`/).map { (String($0.1), String($0.2 ?? "")) },
            uniquingKeysWith: { first, _ in first })
    }

    @Test(.timeLimit(.minutes(3)))
    func `every figure that is told has a line in Operations, and labels come from closed sets`() async throws {
        let broker = try TestBroker()
        let interface = try ServedInterface(ServedGateway(try Self.files(), port: broker.port))
        let devices = try DeviceSide(port: broker.port)
        try devices.untilAnswered("b-1", ref: "r-1")
        try devices.untilAnswered("b-1", ref: "r-2")
        try devices.publish("{", to: "homebed/v1/532901/b-1/event")
        try devices.untilAnswered("b-1", ref: "r-3")
        for path in ["/v1/beds/532901-000001", "/nothing/532901-000001"] { _ = try await interface.send(.GET, path) }
        let figures = try await interface.send(.GET, "/metrics").text
        for line in [
            #"homebed_quarantined_total{reason="malformed_json"} 1"#,
            #"homebed_quarantined_total{reason="oversized"} 0"#,
            "homebed_events_total 3", "homebed_duplicate_events_total 0", "homebed_duplicate_deliveries_total 0",
            "homebed_batch_messages_count ", "homebed_outbox_messages ", "homebed_outbox_age_seconds ",
            "homebed_unconfirmed_messages ", "homebed_commit_failures_total 0", "homebed_alarms_raised_total ",
            #"homebed_http_requests_total{route="/v1/beds/{bed}",status="4xx"} 1"#,
            #"homebed_http_requests_total{route="NotFound",status="4xx"} 1"#,
        ] { #expect(figures.contains("\n\(line)"), "\(line)") }
        let documented = try Self.documented()
        var told: Set<String> = []
        for line in figures.split(separator: "\n") where !line.hasPrefix("#") {
            let match = try #require(
                line.wholeMatch(of: /(homebed_[a-z_]+?)(?:_bucket|_sum|_count)?(?:\{(.*)\})? \S+/))
            let name = String(match.1)
            told.insert(name)
            let labels = try #require(documented[name], "\(name) has no line in Operations.md")
            let names = (match.2 ?? "").matches(of: /([a-z]+)="/).map { String($0.1) }.filter { $0 != "le" }
            #expect(names.joined(separator: ",") == labels, "\(line)")
        }
        // Those of an interface that nobody listens to by a feed come with the first.
        #expect(Set(documented.keys).subtracting(told) == ["homebed_feed_clients", "homebed_feed_cut_off_total"])
        #expect(!figures.contains("b-1") && !figures.contains("532901"))
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
        let header = try await interface.send(.GET, "/healthz", headers: [("X-Long", String(long.prefix(6_000)))])
        #expect(header.status == 431 && header.text.contains("urn:homebed:problem:header-too-large"))
        let noise = try SlowClient(port: try interface.port, opening: "\u{16}\u{3}\u{1}nonsense\r\n\r\n")
        #expect(try noise.dripUntilClosed(atMost: .seconds(20)) < .seconds(20))
        #expect(try await interface.send(.GET, "/healthz").status == 200)
        #expect(try interface.gateway.stop() == 0)
    }
}
