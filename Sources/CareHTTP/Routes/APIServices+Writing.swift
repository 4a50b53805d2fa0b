internal import CareCore
internal import CareStore
internal import Hummingbird
internal import Ingest

extension APIServices {
    /// Has what a request asks carried out, and answers when it is on disk.
    /// - Returns: 200 with what changed.
    /// - Throws: `Problem` of kind `refused` with the reasons.
    func carryOut(_ asked: LineRequest, for request: APIRequest) async throws -> Response {
        try Self.answer(try await desk.carryOut(asked, mark: request.mark))
    }

    /// Answers a request once for each `Idempotency-Key`: what was answered before is answered again, whatever has
    /// become of the things that it names.
    /// - Throws: `Problem` for a key of another request, or of one under way; what `handler` throws.
    func once(_ mark: RequestMark?, _ handler: () async throws -> Response) async throws -> Response {
        guard let mark else { return try await handler() }
        return try await requests.alone(mark) {
            guard let kept = try await read({ try $0.answer(of: mark.person, key: mark.key) }) else {
                return try await handler()
            }
            guard kept.mark == mark else {
                throw Problem(
                    .reusedIdempotencyKey, "this Idempotency-Key stands for another request; take a new one")
            }
            var response = try Self.answer(kept.outcome)
            response.headers[.idempotencyReplayed] = "true"
            return response
        }
    }

    private static func answer(_ outcome: CommandOutcome) throws -> Response {
        switch outcome {
        case .done(let text): return Answer.done(text)
        case .refused(let reasons): throw Problem.refused(reasons)
        }
    }
}
