internal import CareCore
internal import CareStore
internal import Crypto
internal import Hummingbird
internal import Ingest

/// What a write did, as it is sent.
struct WriteAnswer: Encodable {
    /// What changed, in words.
    let text: String
}

extension APIServices {
    /// Has what a request asks carried out, once for each `Idempotency-Key`, and answers when it is on disk.
    /// - Returns: 200 with what changed.
    /// - Throws: `Problem` of kind `refused` with the reasons; of other kinds for a key that cannot be used.
    func carryOut(_ asked: LineRequest, for request: APIRequest) async throws -> Response {
        guard let key = request.headers[.idempotencyKey] else {
            return try Self.answer(try await desk.carryOut(asked))
        }
        guard (1...255).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw Problem(
                field: "Idempotency-Key", expected: "1 to 255 printable characters without spaces", found: "\"\(key)\"")
        }
        let mark = RequestMark(
            person: try request.principal.user, key: key, fingerprint: Self.fingerprint(of: request))
        return try await requests.alone(mark) {
            if let kept = try await read({ try $0.answer(of: mark.person, key: mark.key) }) {
                guard kept.mark == mark else {
                    throw Problem(
                        .reusedIdempotencyKey, "this Idempotency-Key stands for another request; take a new one")
                }
                var response = try Self.answer(kept.outcome)
                response.headers[.idempotencyReplayed] = "true"
                return response
            }
            return try Self.answer(try await desk.carryOut(asked, mark: mark))
        }
    }

    private static func answer(_ outcome: CommandOutcome) throws -> Response {
        switch outcome {
        case .done(let text): return try Answer.json(WriteAnswer(text: text))
        case .refused(let reasons): throw Problem.refused(reasons)
        }
    }

    private static func fingerprint(of request: APIRequest) -> [UInt8] {
        var hasher = SHA256()
        hasher.update(data: Array("\(request.method.rawValue) \(request.target)\n".utf8))
        hasher.update(data: request.body)
        return Array(hasher.finalize())
    }
}
