import AsyncHTTPClient
import CareCore
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix

/// Sends one request and reads the answer: a bound on time and size, no redirects, only allowed addresses.
struct HTTPSender: Sendable {
    /// A whole exchange; a P1 goes to the next in the chain after 60 s, so a hanging provider must fail before.
    static let timeLimit = Milliseconds.seconds(15)
    /// Bytes read of an answer; what is longer is no answer of a provider.
    static let answerLimit = 65_536

    let target: HTTPTarget
    var timeLimit = Self.timeLimit

    /// - Throws: `SendFailure`.
    func send(
        method: HTTPMethod = .POST, url: String? = nil, headers: [(String, String)], body: [UInt8], now: Timestamp
    ) async throws(SendFailure) -> HTTPAnswer {
        let address = try await TargetResolver.address(
            host: target.host, port: target.port, allowsPrivate: target.allowsPrivate)
        var request = HTTPClientRequest(url: url ?? target.url)
        request.method = method
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        request.headers.add(name: "User-Agent", value: "HomeBedGateway")
        request.body = .bytes(ByteBuffer(bytes: body))
        let prepared = request
        do {
            return try await TimeLimit.run(timeLimit) { try await exchange(prepared, address, now: now) }
        } catch let failure as SendFailure {
            throw failure
        } catch {
            let words = "\(target.host):\(target.port): \(Self.words(error))"
            throw SendFailure(Self.isBeforeRequest(error) ? .temporary(words, after: nil) : .unanswered(words))
        }
    }

    private func exchange(
        _ request: HTTPClientRequest, _ address: SocketAddress, now: Timestamp
    ) async throws -> HTTPAnswer {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.timeout.connect = .seconds(5)
        // Otherwise a refused connection is tried until the time is over, and told as a request without an answer.
        configuration.connectionPool.retryConnectionEstablishment = false
        if let ip = address.ipAddress { configuration.dnsOverride = [target.host: ip] }
        // One client a request: the address that was judged belongs to this request alone.
        let client = HTTPClient(eventLoopGroup: MultiThreadedEventLoopGroup.singleton, configuration: configuration)
        do {
            // `TimeLimit` is what tells; at the same moment the client would say it in words of its own, now and then.
            let response = try await client.execute(request, timeout: .milliseconds(timeLimit.count) + .seconds(5))
            let body = try await response.body.collect(upTo: Self.answerLimit)
            try await client.shutdown()
            let retryAfter = response.headers.first(name: "Retry-After").flatMap { RetryAfter.parse($0, now: now) }
            return HTTPAnswer(
                status: response.status.code, body: Array(body.readableBytesView), retryAfter: retryAfter)
        } catch {
            try? await client.shutdown()
            throw error
        }
    }

    /// Whether there was no connection on which the request could have gone.
    private static func isBeforeRequest(_ error: any Error) -> Bool {
        if let failure = error as? IOError { return Self.unconnected.contains(failure.errnoCode) }
        return error is NIOConnectionError || error as? HTTPClientError == .connectTimeout
            || error as? HTTPClientError == .tlsHandshakeTimeout
    }

    private static let unconnected = [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH]

    /// The error in words; never with the address, whose query may hold a secret.
    private static func words(_ error: any Error) -> String {
        switch error {
        case let error as HTTPClientError: error.shortDescription
        case is NIOTooManyBytesError: "the answer is longer than \(answerLimit) bytes"
        case is NIOConnectionError: "connection refused"
        case let error as IOError where unconnected.contains(error.errnoCode): "connection refused"
        default: "\(type(of: error)): \(error)"
        }
    }
}
