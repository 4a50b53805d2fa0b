internal import CareCore
internal import CareRecords
internal import CareStore
internal import Hummingbird
internal import Ingest

extension APIServices {
    /// Has what a request asks carried out, and answers when it is on disk.
    /// - Returns: 200 with what changed.
    /// - Throws: `Problem` of kind `refused` with the reasons.
    func carryOut(_ asked: LineRequest, for request: APIRequest) async throws -> Response {
        let caller = try request.principal
        return try await answer(try await desk.carryOut(asked, mark: request.mark), to: caller)
    }

    /// Answers a request once for each `Idempotency-Key`: what was answered before is answered again, whatever has
    /// become of the things that it names.
    /// - Throws: `Problem` for a key of another request, or of one under way; what `handler` throws.
    func once(
        _ mark: RequestMark?, of caller: Principal?, _ handler: () async throws -> Response
    ) async throws -> Response {
        guard let mark, let caller else { return try await handler() }
        return try await requests.alone(mark) {
            guard let kept = try await look({ try $0.answer(of: mark.person, key: mark.key) }) else {
                return try await handler()
            }
            guard kept.mark == mark else {
                throw Problem(
                    .reusedIdempotencyKey, "this Idempotency-Key stands for another request; take a new one")
            }
            var response = try await answer(kept.outcome, to: caller)
            response.headers[.idempotencyReplayed] = "true"
            return response
        }
    }

    /// What became of it as who asks may hear it. What is done is done: a bed that cannot be looked up is not named.
    private func answer(_ outcome: CommandOutcome, to caller: Principal) async throws -> Response {
        let (named, scope) = (outcome.beds, caller.scope)
        var hidden: Set<BedID> = []
        if !named.isEmpty, scope != .everything {
            let foreign = try? await look { store in
                try named.filter { bed in try store.place(of: bed).map { !scope.covers($0) } ?? false }
            }
            hidden = foreign ?? named
        }
        switch outcome.hiding(hidden) {
        case .done(let text): return Answer.done(text)
        case .refused(let reasons): throw Problem.refused(reasons)
        }
    }
}
