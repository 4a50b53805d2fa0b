import CareCore
import CareRecords
import CareStore
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

@testable import CareHTTP

/// A new password of one's own, through the interface itself.
@Suite struct PasswordRouteTests {
    private static let old = "correct horse battery"
    private static let new = "三匹马拉一车白菜上山"

    private static func gateway() throws -> TestGateway {
        let gateway = try TestGateway(namesCallers: false)
        try gateway.enter([
            .init(
                "user",
                [
                    "user": "desk-1", "name": "值班台", "role": "operator", "scope": "provider p-1", "language": "zh",
                    "verifier": try PasswordVerifier(of: old).text,
                ])
        ])
        return gateway
    }

    /// What a browser keeps of a session.
    private struct Session {
        let cookie: String
        let csrf: String

        init(_ answer: TestAnswer) throws {
            let line = try TestFailure.unless(answer.headers[.setCookie])
            cookie = String(line.prefix { $0 != ";" })
            csrf = try TestFailure.unless(try answer.object["csrf"] as? String)
        }
    }

    private static func signIn(
        _ client: any TestClientProtocol, _ password: String
    ) async throws -> TestAnswer {
        try await client.ask(
            .post, "/v1/session", as: nil, body: #"{"user":"desk-1","password":"\#(password)"}"#)
    }

    private static func change(
        _ client: any TestClientProtocol, _ session: Session, from old: String, to new: String, csrf: String? = nil
    ) async throws -> TestAnswer {
        try await client.ask(
            .post, "/v1/session/password", as: nil, body: #"{"password":"\#(old)","new_password":"\#(new)"}"#,
            headers: [.cookie: session.cookie, .csrfToken: csrf ?? session.csrf])
    }

    private static func isIn(_ client: any TestClientProtocol, _ session: Session) async throws -> Bool {
        try await client.ask(.get, "/v1/session", as: nil, headers: [.cookie: session.cookie]).status == .ok
    }

    @Test func `the session goes on under a new cookie, and others and the old password are over`() async throws {
        let gateway = try Self.gateway()
        try await gateway.test { client in
            let own = try Session(try await Self.signIn(client, Self.old))
            let other = try Session(try await Self.signIn(client, Self.old))
            gateway.pass(.seconds(1))
            let answer = try await Self.change(client, own, from: Self.old, to: Self.new)
            #expect(answer.status == .ok, "\(answer.text)")
            #expect(answer.headers[.cacheControl] == "no-store")
            let renewed = try Session(answer)
            #expect(try await Self.isIn(client, renewed))
            for over in [own, other] { #expect(try await !Self.isIn(client, over)) }
            #expect(try await Self.signIn(client, Self.old).status == .unauthorized)
            #expect(try await Self.signIn(client, Self.new).status == .ok)
            let entry = try gateway.services.store.ledger(limit: 10).first { $0.form == "user-password" }
            #expect(entry?.by == "desk-1" && entry?.subject == "desk-1")
        }
    }

    @Test func `wrong old passwords count as at the sign-in, and the session goes on`() async throws {
        let gateway = try Self.gateway()
        try await gateway.test { client in
            let own = try Session(try await Self.signIn(client, Self.old))
            for _ in 0..<5 {
                let answer = try await Self.change(client, own, from: "wrong horse battery", to: Self.new)
                #expect(answer.status == .unprocessableContent)
                #expect(try answer.object["field"] as? String == "password")
            }
            let waiting = [
                try await Self.change(client, own, from: Self.old, to: Self.new),
                try await Self.signIn(client, Self.old),
            ]
            for answer in waiting {
                #expect(answer.status == .tooManyRequests)
                #expect(answer.headers[.retryAfter] == "901")
            }
            #expect(try await Self.isIn(client, own))
        }
    }

    @Test func `a new password that is none is refused in words, costs no try and changes nothing`() async throws {
        let gateway = try Self.gateway()
        try await gateway.test { client in
            let own = try Session(try await Self.signIn(client, Self.old))
            for bad in ["short", "", "desk-1 and a horse", "1234567890", Self.old, String(repeating: "长短", count: 65)] {
                let answer = try await Self.change(client, own, from: Self.old, to: bad)
                #expect(answer.status == .unprocessableContent, "\(bad)")
                #expect(try answer.object["field"] as? String == "new_password")
                #expect(bad.isEmpty || !answer.text.contains(bad))
            }
            #expect(try await Self.isIn(client, own))
            #expect(try await Self.change(client, own, from: Self.old, to: Self.new).status == .ok)
        }
    }

    @Test func `only a session with its CSRF token changes a password, no token and nobody`() async throws {
        let gateway = try Self.gateway()
        let token = try gateway.enterToken(of: "desk-1")
        try await gateway.test { client in
            let own = try Session(try await Self.signIn(client, Self.old))
            let unproved = try await Self.change(client, own, from: Self.old, to: Self.new, csrf: "x")
            #expect(unproved.status == .forbidden)
            let body = #"{"password":"\#(Self.old)","new_password":"\#(Self.new)"}"#
            for (name, status) in [(token.text, HTTPResponse.Status.forbidden), (nil, .unauthorized)] {
                let answer = try await client.ask(.post, "/v1/session/password", as: name, body: body)
                #expect(answer.status == status, "\(answer.text)")
            }
            #expect(try await Self.signIn(client, Self.old).status == .ok)
        }
    }

    @Test func `a key is refused where no answer is kept, before anything is done or counted`() async throws {
        let gateway = try Self.gateway()
        try await gateway.test { client in
            let own = try Session(try await Self.signIn(client, Self.old))
            let content = try gateway.content()
            let wrong = #"{"user":"desk-1","password":"wrong horse battery"}"#
            let change = #"{"password":"wrong horse battery","new_password":"\#(Self.new)"}"#
            let writes: [(HTTPRequest.Method, String, String?)] = [
                (.post, "/v1/session", wrong), (.delete, "/v1/session", nil), (.post, "/v1/session/password", change),
            ]
            for (method, uri, body) in Array(repeating: writes, count: 5).joined() {
                let answer = try await client.ask(
                    method, uri, as: nil, body: body,
                    headers: [.cookie: own.cookie, .csrfToken: own.csrf, .idempotencyKey: "k-1"])
                #expect(answer.status == .badRequest, "\(method) \(uri): \(answer.text)")
                #expect(try answer.object["field"] as? String == "Idempotency-Key")
            }
            #expect(try gateway.content() == content)
            #expect(try await Self.isIn(client, own))
            #expect(try await Self.change(client, own, from: Self.old, to: Self.new).status == .ok)
        }
    }
}
