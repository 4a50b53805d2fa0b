import CareCore
import CareRecords
import Testing

@testable import CareHTTP

@Suite struct AuthenticatorTests {
    @Test func `a token speaks for its user, narrowed to what it says`() async throws {
        let scene = try await UserScene()
        let token = try scene.token(of: "op", capabilities: "read-alarms")
        let principal = try scene.principal(token: token.text).get()
        #expect(principal.user == "op" && principal.name == "李某" && principal.role == .operatorOnDuty)
        #expect(principal.scope.recordText == "provider p-1")
        #expect(principal.credential == .token(token.id))
        #expect(principal.may(.readAlarms) && !principal.may(.answerAlarms))
        let whole = try scene.principal(token: scene.token(of: "op").text).get()
        #expect(whole.may(.answerAlarms) && !whole.may(.administer))
    }

    @Test(arguments: [
        "", "hb_", "hb__", "hb_abcd_", "hb_abcd", "Bearer", "hb_nobody00_x", "hb_a b_c", "hb_\u{0}_x",
        String(repeating: "x", count: 10_000), "hb_'; DROP TABLE token;--_x",
    ])
    func `what is no token is unknown`(text: String) async throws {
        let scene = try await UserScene()
        #expect(scene.principal(token: text).fault == .unknown)
        #expect(scene.principal(session: text).fault == .unknown)
    }

    @Test func `another secret under a known identity is unknown, and a token is no cookie`() async throws {
        let scene = try await UserScene()
        let token = try scene.token(of: "op")
        let session = try await scene.session()
        #expect(scene.principal(token: "hb_\(token.id)_\(Secret().text)").fault == .unknown)
        #expect(scene.principal(token: "hb_\(token.id)_\(token.secret)x").fault == .unknown)
        #expect(scene.principal(session: "\(token.id).\(token.secret)").fault == .unknown)
        let id = String(session.cookie.prefix { $0 != "." })
        #expect(scene.principal(session: "\(id).\(Secret().text)").fault == .unknown)
    }

    @Test func `a token ends with its time, its revocation, its user's lock and its user`() async throws {
        let scene = try await UserScene()
        let token = try scene.token(of: "op", until: UserScene.start + .days(1))
        #expect(scene.principal(token: token.text, at: UserScene.start + .days(1) - Milliseconds(1)).fault == nil)
        #expect(scene.principal(token: token.text, at: UserScene.start + .days(1)).fault == .expired)
        try scene.step("user-lock", "op")
        #expect(scene.principal(token: token.text).fault == .locked)
        try scene.step("user-unlock", "op")
        #expect(scene.principal(token: token.text).fault == nil)
        try scene.enter("token-revoke", [("token", token.id), ("reason", "遗失")])
        #expect(scene.principal(token: token.text).fault == .revoked)
        let other = try scene.token(of: "op")
        try scene.step("user-end", "op")
        #expect(scene.principal(token: other.text).fault == .ended)
    }

    @Test func `a token that is over is told as such by every route, and nothing is shown or changed`() async throws {
        let scene = try await UserScene(namesCallers: false)
        let expired = try scene.token(of: "op", until: UserScene.start + .minutes(1))
        let revoked = try scene.token(of: "op")
        try await scene.gateway.test { client in
            for token in [expired, revoked] {
                #expect(try await client.get("/v1/alarms", as: token.text).status == 200)
            }
            scene.gateway.pass(.minutes(1))
            try scene.enter("token-revoke", [("token", revoked.id), ("reason", "遗失")])
            let before = try scene.gateway.content()
            for token in [expired, revoked] {
                for uri in ["/v1/session", "/v1/alarms", "/v1/beds", "/v1/alarms/feed"] {
                    let seen = try await client.get(uri, as: token.text)
                    #expect(seen.status == 401)
                    #expect(try seen.problem == "expired-credential")
                    #expect(!seen.body.contains(token.secret))
                }
                let step = try await client.post("/v1/alarms/1/acknowledge", "{}", as: token.text)
                #expect(step.status == 401)
                #expect(try step.problem == "expired-credential")
            }
            #expect(try scene.gateway.content() == before)
            let unknown = try await client.get("/v1/alarms", as: TokenText().text)
            #expect(try unknown.problem == "unauthenticated")
        }
    }

    @Test func `a session ends with its time, signing out, a new password and a lock`() async throws {
        let scene = try await UserScene()
        let session = try await scene.session()
        let principal = try scene.principal(session: session.cookie).get()
        let csrf = Secret.csrf(of: try #require(SessionText(session.cookie)).secret)
        #expect(principal.user == "op" && principal.credential == .session(csrf: csrf))
        #expect(session.expiresAt == UserScene.start + .hours(12))
        #expect(
            scene.principal(session: session.cookie, at: session.expiresAt - Milliseconds(1)).fault == nil,
            "nothing happens at night, and the board goes on")
        #expect(scene.principal(session: session.cookie, at: session.expiresAt).fault == .expired)
        try await scene.signIn.signOut(session.cookie, by: "op")
        #expect(scene.principal(session: session.cookie).fault == .revoked)
        for form in ["user-password", "user-lock"] {
            let session = try await scene.session()
            scene.gateway.pass(.seconds(1))
            let verifier = try PasswordVerifier(
                of: UserScene.password, UserScene.quick, salt: Array(repeating: 2, count: 16))
            try scene.enter(
                form, [("user", "op")] + (form == "user-lock" ? [("reason", "离岗")] : [("verifier", verifier.text)]))
            try scene.enter("user-unlock", [("user", "op"), ("reason", "回岗")])
            #expect(scene.principal(session: session.cookie).fault == .revoked, "\(form)")
        }
    }

    @Test func `rights follow the user's row from the next request on`() async throws {
        let scene = try await UserScene()
        let token = try scene.token(of: "op")
        try scene.add("op", "technician", "counties 532901")
        let principal = try scene.principal(token: token.text).get()
        #expect(principal.role == .technician && principal.scope.recordText == "counties 532901")
        #expect(!principal.may(.answerAlarms))
    }

    @Test func `texts of tokens and sessions are read back, and no two are alike`() {
        let tokens = (0..<100).map { _ in TokenText() }
        #expect(Set(tokens.map(\.text)).count == 100)
        for token in tokens {
            #expect(TokenText(token.text) == token)
            #expect(token.secret.utf8.count == 43)
        }
        let session = SessionText()
        #expect(SessionText(session.text) == session)
        #expect(Secret.csrf(of: session.secret) != Secret.csrf(of: SessionText().secret))
        #expect(Secret.hash(of: "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
}
