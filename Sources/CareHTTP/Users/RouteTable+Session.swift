internal import CareCore
internal import CareRecords
internal import CareWire
internal import Hummingbird

extension RouteTable {
    /// Signing in and out, and who one is.
    static let session: [Route] = [
        .write(.post, "/v1/session", .anyone) { request, services in try await signIn(request, services) },
        .get("/v1/session", .signedIn) { request, services in
            try Answer.json(try SessionAnswer(request.principal, expiresAt: nil), isPersonal: true)
        },
        .write(.delete, "/v1/session", .signedIn, consumes: nil) { request, services in
            guard case .session = try request.principal.credential,
                let cookie = Credentials.session(in: request.headers)
            else {
                throw Problem(.refused, "a token is not signed out; it is revoked")
            }
            try await services.signIn.signOut(cookie, by: try request.principal.user)
            var response = try Answer.json(WriteAnswer(text: "signed out"))
            response.headers[.setCookie] = Credentials.cookie(nil, seconds: 0)
            return response
        },
    ]

    private static func signIn(_ request: APIRequest, _ services: APIServices) async throws -> Response {
        let (user, password) = try request.fields { fields in
            try fields.allow("user", "password")
            return (try fields.decode(String.self, "user"), try fields.decode(String.self, "password"))
        }
        switch try await services.signIn.signIn(user, password: password, from: request.client, now: request.now) {
        case .signedIn(let session):
            let principal = try await services.caller(ofNew: session.cookie, now: request.now)
            var response = try Answer.json(
                SessionAnswer(principal, expiresAt: session.expiresAt), isPersonal: true)
            let seconds = (session.expiresAt - request.now).count / 1_000
            response.headers[.setCookie] = Credentials.cookie(session.cookie, seconds: seconds)
            return response
        case .refused: throw Problem(.unauthenticated, "the user or the password is wrong")
        case .locked: throw Problem(.unauthenticated, "the user is locked; who made the user can unlock it")
        case .tooMany(let until):
            var problem = Problem(.tooManyRequests, "too many wrong passwords; try again later")
            problem.retryAfter = Int((until - request.now).count / 1_000) + 1
            throw problem
        case .busy:
            var problem = Problem(.unavailable, "too many sign in at once; try again")
            problem.retryAfter = 2
            throw problem
        }
    }
}
