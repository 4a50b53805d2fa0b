import CareCore
import Foundation
import Ingest
import Loopback
import Mosquitto
import Testing

/// Whom the gateway trusts: the broker whose certificate has the *name* it was told, signed by the authority it was
/// told, although it connects to a numeric address.
@Suite(.ownThreads) struct TLSTests {
    private struct Setting {
        let broker: TestBroker
        let authority: TestAuthority
        let client: (certificate: String, key: String)
    }

    /// A broker with TLS whose certificate says `alternative`.
    private static func setting(_ alternative: String, asksClient: Bool = false) throws -> Setting {
        var authority: TestAuthority?
        var client: (certificate: String, key: String)?
        let clientLines = asksClient ? ["require_certificate true"] : []
        let lines = [
            "allow_anonymous true", "cafile $FOLDER/ca.crt", "certfile $FOLDER/server.crt",
            "keyfile $FOLDER/server.key",
        ]
        let broker = try TestBroker(lines: lines + clientLines) { folder in
            let made = try TestAuthority(in: folder)
            let server = try made.issue("server", alternative: alternative)
            for (from, to) in [
                (made.certificate, "ca.crt"), (server.certificate, "server.crt"), (server.key, "server.key"),
            ] {
                try FileManager.default.copyItem(atPath: from, toPath: folder.appendingPathComponent(to).path)
            }
            client = try made.issue("gateway", alternative: "DNS:gateway.test")
            authority = made
        }
        return Setting(broker: broker, authority: try #require(authority), client: try #require(client))
    }

    private static func options(_ setting: Setting, host: String) -> TransportOptions {
        var options = TestLine.options(port: setting.broker.port)
        options.address = BrokerAddress(host: host, port: setting.broker.port, usesTLS: true)
        options.credentials.authorityFile = setting.authority.certificate
        return options
    }

    private static func firstFailure(_ options: TransportOptions) throws -> String {
        let line = try TestLine(options)
        var reason = ""
        try line.until("an attempt failed", atMost: .seconds(60)) {
            line.turn()
            for change in line.changes {
                switch change {
                case .unreachable(_, let text), .refused(_, _, let text), .disconnected(_, let text): reason = text
                case .connected: throw TestFailure("it was trusted")
                case .subscribed: break
                }
            }
            return !reason.isEmpty
        }
        return reason
    }

    @Test(arguments: [("DNS:localhost", "localhost"), ("IP:127.0.0.1", "127.0.0.1")])
    func `a broker with the right name is trusted and delivers`(alternative: String, host: String) throws {
        let setting = try Self.setting(alternative)
        let line = try TestLine(Self.options(setting, host: host))
        _ = try line.connect()
        let payloads = (1...500).map { "message \($0)" }
        let device = try TestPublisher(port: setting.broker.port) {
            $0.address = BrokerAddress(host: host, port: setting.broker.port, usesTLS: true)
            $0.credentials.authorityFile = setting.authority.certificate
        }
        try device.connect()
        try device.publish(payloads, to: "bulk/a")
        #expect(try line.receive(500) == payloads)
        line.transport.abandon(pause: Milliseconds(10))
        #expect(try line.receive(500) == payloads)
        line.transport.acknowledge()
        line.transport.leave(reasonCode: 0x04, atMost: .seconds(5))
        let next = try TestLine(Self.options(setting, host: host))
        _ = try next.connect()
        #expect(next.receiveAll(for: Milliseconds(200)).isEmpty)
    }

    @Test(arguments: [("DNS:other.test", "localhost"), ("DNS:localhost", "127.0.0.1"), ("IP:127.0.0.2", "127.0.0.1")])
    func `a broker with another name is refused`(alternative: String, host: String) throws {
        let setting = try Self.setting(alternative)
        let reason = try Self.firstFailure(Self.options(setting, host: host))
        #expect(reason.contains("mismatch"), "\(reason)")
        #expect(reason.contains("--ca"), "\(reason)")
    }

    @Test func `a broker of an authority nobody told us of is refused`() throws {
        let setting = try Self.setting("DNS:localhost")
        let stranger = try TestAuthority(in: setting.broker.folder)
        var options = Self.options(setting, host: "localhost")
        options.credentials.authorityFile = stranger.certificate
        let strange = try Self.firstFailure(options)
        #expect(strange.contains("is not trusted"), "\(strange)")
        options.credentials.authorityFile = nil
        let unknown = try Self.firstFailure(options)
        #expect(unknown.contains("is not trusted"), "\(unknown)")
    }

    @Test func `a client certificate opens a broker that asks for one`() throws {
        let setting = try Self.setting("DNS:localhost", asksClient: true)
        var options = Self.options(setting, host: "localhost")
        let reason = try Self.firstFailure(options)
        #expect(!reason.isEmpty)
        options.credentials.certificateFile = setting.client.certificate
        options.credentials.keyFile = setting.client.key
        _ = try TestLine(options).connect()
    }

    @Test func `files that cannot be used are named before anything is connected`() throws {
        let setting = try Self.setting("DNS:localhost")
        var options = Self.options(setting, host: "localhost")
        options.credentials.authorityFile = "/nowhere/ca.crt"
        #expect(throws: MosquittoError.self) { try TestLine(options) }
        options.credentials.authorityFile = setting.authority.certificate
        options.credentials.certificateFile = setting.client.certificate
        let halved = #expect(throws: MosquittoError.self) { try TestLine(options) }
        #expect(halved?.description.contains("--cert and --key") == true)
        options.credentials.keyFile = setting.broker.folder.appendingPathComponent("server.key").path
        let mixed = #expect(throws: MosquittoError.self) { try TestLine(options) }
        #expect(mixed?.description.contains("server.key") == true)
    }

    /// Who is trusted is then asked in vain: the server does not speak MQTT. A mismatch is told in the handshake; the
    /// longer bound is only for a machine that is busy. Each asks a server of its own, which serves one at a time.
    @Test(arguments: [("localhost", "no answer", Milliseconds.seconds(5)), ("127.0.0.1", "mismatch", .seconds(30))])
    func `the broker is told the name it is called by, not the address`(
        host: String, answer: String, bound: Milliseconds
    ) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("homebed-name-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let authority = try TestAuthority(in: folder)
        let named = try authority.issue("named", alternative: "DNS:localhost")
        let other = try authority.issue("other", alternative: "DNS:other.test")
        let port = LoopbackPort.free()
        // It shows the second certificate to who asks for localhost, the first to everybody else.
        let arguments = [
            "s_server", "-accept", "127.0.0.1:\(port)", "-cert", other.certificate, "-key", other.key, "-cert2",
            named.certificate, "-key2", named.key, "-servername", "localhost", "-www",
        ]
        let process = try ChildProcess("/usr/bin/openssl", arguments)
        defer { process.signal(9) }
        try Bound.wait(for: "openssl listens") { !process.isRunning || LoopbackPort.accepts(port) }
        try #require(process.isRunning)
        var options = TestLine.options(port: port)
        options.connectTimeout = bound
        options.credentials.authorityFile = authority.certificate
        options.address = BrokerAddress(host: host, port: port, usesTLS: true)
        let reason = try Self.firstFailure(options)
        #expect(reason.contains(answer), "\(reason)")
    }
}
