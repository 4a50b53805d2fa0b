import CareCore
import Foundation
import Mosquitto
import Testing

/// Promise 12 on the way to the broker: certificate, password and encryption together.
@Suite(.serialized, .ownThreads) struct EncryptedTests {
    @Test(.timeLimit(.minutes(5)))
    func `over TLS with a password and a certificate of its own a press becomes an alarm`() throws {
        let files = try GatewayFiles()
        try files.register([("b-1", "sos-button", 1)])
        let authority = try TestAuthority(in: files.folder)
        let server = try authority.issue("server", alternative: "DNS:localhost")
        let client = try authority.issue("gateway", alternative: "DNS:gateway.test")
        let broker = try ConfiguredBroker(
            files, tls: (certificate: server.certificate, key: server.key, clients: authority.certificate))
        var variables = broker.gatewayVariables
        variables["HOMEBED_BROKER_ADDRESS"] = "mqtts://localhost:\(broker.tlsPort)"
        variables["HOMEBED_BROKER_CA"] = authority.certificate
        // Without a certificate of its own the broker does not let it in.
        let stranger = ServedGateway(files, port: broker.tlsPort, variables: variables)
        try stranger.start()
        try Bound.wait(for: "it is turned away", state: { stranger.log }) {
            stranger.log.contains("broker unreachable") || stranger.log.contains("[Gateway] refused")
        }
        #expect(!stranger.log.contains("[Gateway] connected"), "\(stranger.log)")
        #expect(try stranger.stop() == 0)

        variables["HOMEBED_BROKER_CERT"] = client.certificate
        variables["HOMEBED_BROKER_KEY"] = client.key
        let gateway = ServedGateway(files, port: broker.tlsPort, variables: variables)
        try gateway.serve()
        let credentials = try broker.credentials(of: "hub-532901-000001")
        let hub = try DeviceSide(port: broker.port) { $0.credentials = credentials }
        try hub.untilAnswered("b-1", ref: "1")
        #expect(try files.texts("SELECT rule FROM alarm") == ["SOS-1"])
        #expect(try gateway.stop() == 0)
        let secret = try #require(try broker.credentials(of: "gateway").password)
        #expect(!gateway.log.contains(secret))
    }
}
