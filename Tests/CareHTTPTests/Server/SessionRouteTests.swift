import CareCore
import CareRecords
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

@testable import CareHTTP

/// Signing in through the interface itself, with users that are records.
@Suite struct SessionRouteTests {
    private static let password = "correct horse battery"

    private static func gateway() throws -> TestGateway {
        let gateway = try TestGateway(namesCallers: false)
        let verifier = try PasswordVerifier(of: password).text
        try gateway.enter([
            .init(
                "user",
                [
                    "user": "desk-1", "name": "值班台", "role": "prefecture", "scope": "everything", "language": "zh",
                    "verifier": verifier,
                ])
        ])
        return gateway
    }

    private static func body(_ password: String) -> ByteBuffer {
        ByteBuffer(string: #"{"user":"desk-1","password":"\#(password)"}"#)
    }

    private static let json: HTTPFields = [.contentType: "application/json"]

    private struct Session: Decodable {
        let user: String
        let csrf: String?
        let expires_at: String?
    }

    @Test func `who signs in has a cookie that only this host sees, and is out when they sign out`() async throws {
        try await Self.gateway().test { client in
            let signedIn = try await client.execute(
                uri: "/v1/session", method: .post, headers: Self.json, body: Self.body(Self.password)
            ) { $0 }
            #expect(signedIn.status == .ok)
            let session = try JSONDecoder().decode(Session.self, from: Data(signedIn.body.readableBytesView))
            #expect(session.user == "desk-1" && session.expires_at != nil)
            let line = try #require(signedIn.headers[.setCookie])
            for word in ["__Host-homebed=", "Path=/", "Secure", "HttpOnly", "SameSite=Strict", "Max-Age=43200"] {
                #expect(line.contains(word))
            }
            let cookie = try #require(line.split(separator: ";").first.map(String.init))
            let csrf = try #require(session.csrf)
            let known: HTTPFields = [.cookie: "other=1; \(cookie)"]
            let again = try await client.execute(uri: "/v1/session", method: .get, headers: known) { $0 }
            #expect(again.status == .ok)
            // It holds the CSRF token, and a browser's cache lies on a disk.
            #expect(again.headers[.cacheControl] == "no-store")
            let told = try JSONDecoder().decode(Session.self, from: Data(again.body.readableBytesView))
            #expect(told.expires_at == session.expires_at, "a page that is loaded again knows the end too")
            #expect(told.csrf == session.csrf)
            for wrong in [nil, "", "x", String(csrf.dropLast())] {
                var headers = known
                headers[.csrfToken] = wrong
                try await client.execute(uri: "/v1/session", method: .delete, headers: headers) {
                    #expect($0.status == .forbidden)
                }
            }
            var headers = known
            headers[.csrfToken] = csrf
            try await client.execute(uri: "/v1/session", method: .delete, headers: headers) {
                #expect($0.status == .ok)
                #expect($0.headers[.setCookie]?.contains("Max-Age=0") == true)
            }
            try await client.execute(uri: "/v1/session", method: .get, headers: known) {
                #expect($0.status == .unauthorized)
            }
        }
    }

    @Test func `a token signs nobody out, whatever cookie stands beside it`() async throws {
        let gateway = try Self.gateway()
        let token = try gateway.enterToken(of: "desk-1")
        try await gateway.test { client in
            let line = try await client.execute(
                uri: "/v1/session", method: .post, headers: Self.json, body: Self.body(Self.password)
            ) { $0.headers[.setCookie] }
            let cookie = try #require(line?.split(separator: ";").first.map(String.init))
            let both: HTTPFields = [.authorization: "Bearer \(token.text)", .cookie: cookie]
            try await client.execute(uri: "/v1/session", method: .delete, headers: both) {
                #expect($0.status == .unprocessableContent)
            }
            try await client.execute(uri: "/v1/session", method: .get, headers: [.cookie: cookie]) {
                #expect($0.status == .ok)
            }
        }
    }

    @Test func `what the line refuses of a sign-in is told as refused`() {
        let problem = Problem(SignIn.Refused(description: "user op: locked out until 08:15"))
        #expect(problem.kind == .refused)
        #expect(problem.detail == "user op: locked out until 08:15")
    }

    @Test func `a wrong password and a user that is none get the same answer, and after five of them a wait`()
        async throws
    {
        try await Self.gateway().test { client in
            var answers: [String] = []
            for user in ["desk-1", "nobody"] {
                let body = ByteBuffer(string: #"{"user":"\#(user)","password":"wrong password"}"#)
                try await client.execute(uri: "/v1/session", method: .post, headers: Self.json, body: body) {
                    #expect($0.status == .unauthorized)
                    answers.append(
                        String(buffer: $0.body).replacing(/"request_id":"[^"]*"/, with: ""))
                }
            }
            #expect(answers[0] == answers[1])
            for _ in 0..<4 {
                try await client.execute(
                    uri: "/v1/session", method: .post, headers: Self.json, body: Self.body("wrong password")
                ) {
                    #expect($0.status == .unauthorized)
                }
            }
            try await client.execute(
                uri: "/v1/session", method: .post, headers: Self.json, body: Self.body(Self.password)
            ) {
                #expect($0.status == .tooManyRequests)
                #expect($0.headers[.retryAfter] != nil)
            }
        }
    }

    @Test(arguments: ["Basic eDp5", "Bearer", "Bearer hb_x_y", "Bearer \u{e9}", "bearer hb_"])
    func `what is no token is refused in words`(header: String) async throws {
        try await Self.gateway().test { client in
            try await client.execute(uri: "/v1/session", method: .get, headers: [.authorization: header]) {
                #expect($0.status == .unauthorized)
                #expect($0.headers[.wwwAuthenticate] == "Bearer")
            }
        }
    }

    @Test func `who asks more often than is borne is told when to come again`() async throws {
        try await Self.gateway().test { client in
            var statuses: [HTTPResponse.Status] = []
            for _ in 0..<101 {
                try await client.execute(uri: "/healthz", method: .get) { statuses.append($0.status) }
            }
            #expect(statuses.prefix(100).allSatisfy { $0 == .ok })
            #expect(statuses.last == .tooManyRequests)
        }
    }
}
