internal import Ingest
internal import Synchronization

/// Marked requests that are being carried out: the second of two that come at once must not be done again.
final class RequestsUnderWay: Sendable {
    private struct Name: Hashable {
        let person: String
        let key: String
    }

    private let names = Mutex<Set<Name>>([])

    /// Runs `body` while nobody else may under the same mark.
    /// - Throws: `Problem` of kind `conflict` when somebody does; what `body` throws.
    func alone<Value>(_ mark: RequestMark, _ body: () async throws -> Value) async throws -> Value {
        let name = Name(person: mark.person, key: mark.key)
        guard names.withLock({ $0.insert(name).inserted }) else {
            throw Problem(.conflict, "a request with this Idempotency-Key is being carried out; ask again in a second")
        }
        defer { _ = names.withLock { $0.remove(name) } }
        return try await body()
    }
}
