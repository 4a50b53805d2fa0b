import Logging
import Testing

@testable import CareHTTP

/// An interface that cannot listen says so in words of the configuration, and leaves nothing running.
@Suite struct ListeningTests {
    @Test func `a port that somebody else has is told by the name of its setting`() async throws {
        try await TestGateway().serve { port in
            try await Self.refuses(HTTPConfiguration(host: "127.0.0.1", port: port))
        }
    }

    @Test func `an address that no machine has is told by the name of its setting`() async throws {
        // RFC 6761: no name below it is ever resolved.
        try await Self.refuses(HTTPConfiguration(host: "nowhere.invalid", port: 0))
    }

    private static func refuses(_ configuration: HTTPConfiguration) async throws {
        let gateway = try TestGateway()
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let interface = try HTTPInterface(configuration, services: gateway.services, logger: logger)
        let error = await #expect(throws: InterfaceError.self) { try await interface.run() }
        #expect(error.map { "\($0)" }?.contains("http.listen: expected an address of this machine") == true)
        // Its threads have ended.
        await #expect(throws: (any Error).self) { try await gateway.services.read { _ in } }
    }
}
