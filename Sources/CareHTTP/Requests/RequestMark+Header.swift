internal import Crypto
internal import Hummingbird
internal import Ingest

extension RequestMark {
    /// The mark of a request of that person; `nil` where its header has no `Idempotency-Key`.
    /// - Throws: `Problem` for a key that cannot be used.
    init?(_ request: Request, body: [UInt8], of person: String) throws {
        guard let key = request.headers[.idempotencyKey] else { return nil }
        guard (1...255).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw Problem(
                field: "Idempotency-Key", expected: "1 to 255 printable characters without spaces", found: "\"\(key)\"")
        }
        var hasher = SHA256()
        hasher.update(data: Array("\(request.method.rawValue) \(request.head.path ?? "/")\n".utf8))
        hasher.update(data: body)
        self.init(person: person, key: key, fingerprint: Array(hasher.finalize()))
    }
}
