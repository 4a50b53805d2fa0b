import CareRecords
import CareWire
import HTTPTypes
import Hummingbird

@testable import CareHTTP

/// Signing in as the page does it, with a cookie that says who one is: users and their passwords have tests of their own.
enum DeskSession {
    static let routes: [Route] = [
        .get("/v1/session", .signedIn) { request, _ in try answer(try request.principal) },
        .write(.post, "/v1/session", .anyone) { request, _ in
            let (user, password) = try request.fields { fields in
                (try fields.decode(String.self, "user"), try fields.decode(String.self, "password"))
            }
            guard password == "right" else { throw Problem(.unauthenticated, "the user or the password is wrong") }
            var response = try Answer.json(["user": user, "name": "李值班", "role": "operator", "csrf": "c-1"])
            response.headers[.setCookie] = "desk=\(user); Path=/; HttpOnly; SameSite=Strict"
            return response
        },
    ]

    private static func answer(_ principal: Principal) throws -> Response {
        try Answer.json(["user": principal.user, "name": principal.name, "role": principal.role.rawValue, "csrf": "c-1"])
    }
}
