internal import CareCore
internal import CareRecords
internal import CareWire
internal import Hummingbird

extension RouteTable {
    /// Signing in and out, and who one is.
    static let session: [Route] = [
        .write(.post, "/v1/session", .anyone, key: .refused) { request, services in
            try await signIn(request, services)
        },
        .get("/v1/session", .signedIn) { request, services in
            Answer.json(Fields(try request.principal), isPersonal: true)
        },
        .write(.delete, "/v1/session", .signedIn, consumes: nil, key: .refused) { request, services in
            guard case .session = try request.principal.credential,
                let cookie = Credentials.session(in: request.headers)
            else {
                throw Problem(.refused, "a token is not signed out; it is revoked")
            }
            try await services.signIn.signOut(cookie, by: try request.principal.user)
            var response = Answer.done("signed out")
            response.headers[.setCookie] = Credentials.cookie(nil, seconds: 0)
            return response
        },
        .write(.post, "/v1/session/password", .signedIn, key: .refused) { request, services in
            try await changePassword(request, services)
        },
    ]

    private static func signIn(_ request: APIRequest, _ services: APIServices) async throws -> Response {
        let (user, password) = try request.fields { fields in
            try fields.allow("user", "password")
            return (try fields.decode(String.self, "user"), try fields.decode(String.self, "password"))
        }
        let answer = try await services.signIn.signIn(user, password: password, from: request.client, now: request.now)
        return try await response(
            to: answer, orElse: Problem(.unauthenticated, "the user or the password is wrong"), request, services)
    }

    private static func changePassword(_ request: APIRequest, _ services: APIServices) async throws -> Response {
        let principal = try request.principal
        let (old, new) = try request.fields { fields in
            try fields.allow("password", "new_password")
            return (try fields.decode(String.self, "password"), try fields.decode(String.self, "new_password"))
        }
        guard case .session = principal.credential else {
            throw Problem(.forbidden, "a token changes no password; sign in with the one that there is")
        }
        var faults = PasswordRules.faults(new, user: principal.user, name: principal.name).map { "new_\($0)" }
        if new == old { faults.append("new_password: expected another than the one that there is, found the same") }
        guard faults.isEmpty else {
            var problem = Problem.refused(faults)
            problem.field = "new_password"
            throw problem
        }
        let answer = try await services.signIn.changePassword(
            of: principal.user, from: old, to: new, from: request.client, now: request.now)
        return try await response(
            to: answer,
            orElse: Problem(.refused, field: "password", expected: "the one that there is", found: "another"), request,
            services)
    }

    /// The session with its cookie, or why there is none; `wrong` for a password that is none.
    private static func response(
        to answer: SignIn.Answer, orElse wrong: Problem, _ request: APIRequest, _ services: APIServices
    ) async throws -> Response {
        switch answer {
        case .signedIn(let session):
            let principal = try await services.caller(ofNew: session.cookie, now: request.now)
            var response = Answer.json(Fields(principal), isPersonal: true)
            let seconds = (session.expiresAt - request.now).count / 1_000
            response.headers[.setCookie] = Credentials.cookie(session.cookie, seconds: seconds)
            return response
        case .refused: throw wrong
        case .locked: throw Problem(.lockedUser, "the user is locked; who made the user can unlock it")
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
