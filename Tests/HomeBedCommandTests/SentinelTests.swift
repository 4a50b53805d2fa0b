import Foundation
import Loopback
import TestSupport
import Testing

/// The channels as a person uses them: a real mail server, and a real broker that the sentinel listens at.
@Suite(.serialized) struct SentinelTests {
    private let folder: TemporaryFolder
    private let channels: String
    private let server: Program

    init() throws {
        folder = try TemporaryFolder()
        let port = LoopbackPort.free()
        server = try Program(Checkout.root.appending(path: "Tests/mail-server").path, ["plain", "\(port)"])
        try server.wait(for: "ready", in: "output")
        channels = try folder.write(
            """
            channels:
              mail: {kind: smtp, host: 127.0.0.1, port: \(port), encryption: plain, from: g@example.com,
                     allow_private: true}
              closed: {kind: webhook, url: "http://127.0.0.1:\(port)/", secret: {env: SECRET}}
            """, to: "channels.yaml")
    }

    private func notify(_ arguments: String...) throws -> Program.Result {
        try Program.homebed(
            ["notify", "test"] + arguments,
            environment: [
                "HOMEBED_DATABASE": folder.file("db"), "HOMEBED_PROFILES": Checkout.profiles,
                "HOMEBED_NOTIFY_CHANNELS": channels, "SECRET": "x",
            ]
        ).result()
    }

    @Test func `a test text goes out at once and its answer is told`() throws {
        let result = try notify("mail", "--to", "li@example.com")
        #expect(result.status == 0, "\(result.error)")
        #expect(result.output == "mail: delivered, number OK queued as 7\n")
        #expect(try server.text("output").contains(#""to": ["li@example.com"]"#))
        let told = try notify("mail", "--to", "li@example.com", "--json")
        #expect(told.output == #"{"done":true,"text":"mail: delivered, number OK queued as 7","reasons":[]}"# + "\n")
        let failed = try notify("closed", "--json")
        #expect(failed.status == 1)
        #expect(failed.output.hasPrefix(#"{"done":false,"text":null,"reasons":["closed: refused"#), "\(failed.output)")
        let refused = try notify("closed")
        #expect(refused.status == 1)
        #expect(refused.error.contains("allow_private: true"))
        let unknown = try notify("mial")
        #expect(unknown.status == 66)
        #expect(unknown.error.contains("expected one of the channels closed, mail, found mial"))
    }

    @Test func `a gateway that was stopped and comes back is told`() throws {
        let port = LoopbackPort.free()
        let broker = try Program("mosquitto", ["-p", "\(port)"])
        try Wait.until("the broker") { LoopbackPort.accepts(port) }
        func say(_ state: String) throws {
            let heartbeat =
                #"{"v":1,"instance":"i","state":"\#(state)","at":1762440125000,"committed_at":null,"open":{}}"#
            let sent = try Program(
                "mosquitto_pub",
                [
                    "-p", "\(port)", "-V", "5", "-q", "1", "-r", "-t", "homebed/v1/gateway/gateway-1/heartbeat", "-m",
                    heartbeat,
                ]
            ).result()
            #expect(sent.status == 0, "\(sent.error)")
        }
        try say("stopped")
        // A gateway that nobody has named bears the name of the configuration.
        let sentinel = try Program.homebed(
            [
                "sentinel", "--broker", "mqtt://127.0.0.1:\(port)", "--channel", "\(channels)#mail", "--to",
                "li@example.com",
            ], environment: ["SECRET": "x"])
        try sentinel.wait(for: "mail: delivered: 网关已停止：gateway-1")
        try say("running")
        try sentinel.wait(for: "mail: delivered: 网关已恢复：gateway-1")
        #expect(broker.isRunning)
    }
}
