import HTTPTypes
import HummingbirdTesting
import NIOCore

@testable import CareHTTP

extension TestClientProtocol {
    /// Asks as that user.
    func get(_ uri: String, as user: String) async throws -> Seen {
        try await execute(uri: uri, method: .get, headers: [.authorization: "Bearer \(user)"]) {
            Seen(status: $0.status.code, headers: $0.headers, body: String(buffer: $0.body))
        }
    }

    /// Writes as that user.
    func post(_ uri: String, _ body: String, as user: String, key: String? = nil) async throws -> Seen {
        var headers: HTTPFields = [.authorization: "Bearer \(user)", .contentType: "application/json"]
        headers[.idempotencyKey] = key
        return try await execute(uri: uri, method: .post, headers: headers, body: ByteBuffer(string: body)) {
            Seen(status: $0.status.code, headers: $0.headers, body: String(buffer: $0.body))
        }
    }
}
