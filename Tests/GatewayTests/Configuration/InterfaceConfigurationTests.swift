import CareHTTP
import TestSupport
import Testing

@testable import Gateway

/// What is set of the HTTP interface reaches its listener.
@Suite struct InterfaceConfigurationTests {
    @Test func `every setting of the interface reaches it`() throws {
        let folder = try TemporaryFolder()
        let certificate = try folder.write("", to: "cert.pem")
        let key = try folder.write("", to: "key.pem")
        let secret = try folder.write("", to: "records.key")
        let file = try folder.write(
            """
            records:
              keyFile: \(secret)
            http:
              listen: 127.0.0.1:8421
              cert: \(certificate)
              key: \(key)
              trustProxy: true
              bodyKilobytes: 65
              headerKilobytes: 5
              requestSeconds: 3
              requestsPerSecond: 7
              connections: 11
              streams: 2

            """, to: "c.yaml")
        var input = ConfigurationInput(environment: [:], file: file)
        input.flags = ["database": ("--database", folder.file("db"))]
        let loaded = GatewayConfiguration.load(input)
        // A setting that comes later is set here too.
        let unset = loaded.effective.filter { $0.key.hasPrefix("http.") && $0.source == .standard }
        #expect(unset.map(\.key) == [])
        var expected = HTTPConfiguration(host: "127.0.0.1", port: 8_421)
        expected.certificate = certificate
        expected.privateKey = key
        expected.trustsProxy = true
        expected.bodyBytes = 65 << 10
        expected.headerBytes = 5 << 10
        expected.requestSeconds = 3
        expected.connections = 11
        expected.streams = 2
        let http = try loaded.checked().http
        #expect(http.interface == expected)
        #expect(http.requestsPerSecond == 7)
    }

    @Test func `nothing listens where no address is set`() throws {
        let folder = try TemporaryFolder()
        var input = ConfigurationInput(environment: [:])
        input.flags = ["database": ("--database", folder.file("db"))]
        #expect(try GatewayConfiguration.load(input).checked().http.interface == nil)
    }
}
