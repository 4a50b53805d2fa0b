import AsyncHTTPClient
import CareHTTP
import Foundation
import Gateway
import NIOCore
import NIOFoundationCompat
import NIOHTTP1
import NIOSSL

/// A served gateway with its HTTP interface on a free port, and a client for it.
final class ServedInterface {
    let gateway: ServedGateway
    private let client: HTTPClient
    private let scheme: String

    /// Serves `gateway` with the interface switched on.
    /// - Parameters:
    ///   - gateway: Its files have a key for the records.
    ///   - settings: Further variables.
    ///   - authority: PEM file of who vouches for the certificate; `nil` for plain HTTP.
    /// - Throws: `TestFailure` when it does not serve.
    init(_ gateway: ServedGateway, settings: [String: String] = [:], authority: String? = nil) throws {
        guard let key = gateway.files.configuration.recordKeyFile else { throw TestFailure("no key for the records") }
        gateway.variables["HOMEBED_RECORDS_KEY_FILE"] = key
        gateway.variables["HOMEBED_HTTP_LISTEN"] = "127.0.0.1:0"
        gateway.variables.merge(settings) { $1 }
        self.gateway = gateway
        var configuration = HTTPClient.Configuration()
        if let authority {
            var tls = TLSConfiguration.makeClientConfiguration()
            tls.trustRoots = .file(authority)
            configuration.tlsConfiguration = tls
            scheme = "https"
        } else {
            scheme = "http"
        }
        // Connections that were made before a new certificate would keep the old one.
        configuration.connectionPool.idleTimeout = .zero
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        try gateway.serve()
    }

    deinit { try? client.syncShutdown() }

    /// The port it listens on, out of the log of its newest life.
    var port: UInt16 {
        get throws {
            var port: UInt16?
            try Bound.wait(for: "the interface listens", state: { self.gateway.log }) {
                let line = gateway.log.split(separator: "\n").last { $0.contains("serving HTTP") }
                port = line?.firstMatch(of: /127\.0\.0\.1:(\d+)/).flatMap { UInt16($0.1) }
                return port != nil
            }
            guard let port else { throw TestFailure("no port in \(gateway.log)") }
            return port
        }
    }

    /// Sends a request and waits for its answer, at most 10 s.
    func send(
        _ method: HTTPMethod, _ path: String, headers: [(String, String)] = [], body: String? = nil
    ) async throws -> (status: UInt, headers: HTTPHeaders, text: String) {
        var request = HTTPClientRequest(url: "\(scheme)://127.0.0.1:\(try port)\(path)")
        request.method = method
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        if let body {
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(ByteBuffer(string: body))
        }
        let response = try await client.execute(request, timeout: .seconds(10))
        let bytes = try await response.body.collect(upTo: 16 << 20)
        return (response.status.code, response.headers, String(buffer: bytes))
    }

    /// Waits until a request is answered with that status.
    func until(_ path: String, answers status: UInt) async throws -> String {
        let end = ContinuousClock.now + .seconds(30)
        while true {
            let answer = try? await send(.GET, path)
            if let answer, answer.status == status { return answer.text }
            if ContinuousClock.now > end {
                throw TestFailure("\(path) not \(status) within 30 s: \(answer?.text ?? "no answer"); \(gateway.log)")
            }
            _ = poll(nil, 0, 20)
        }
    }
}
