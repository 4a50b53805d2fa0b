import CareCore
import CareRecords
import Testing

@Suite struct TokenFormTests {
    let desk = UserDesk()

    init() throws {
        #expect(try desk.user("dali", "county", "counties 532901") == [])
        #expect(try desk.user("op", "operator", "provider p-1") == [])
        #expect(try desk.user("kin", "family", "bed 532901-000001") == [])
    }

    @Test(
        arguments: [
            ("op", 366, true), ("op", 367, false), ("kin", 30, true), ("kin", 31, false), ("op", 0, false),
            ("op", -1, false),
        ] as [(String, Int64, Bool)])
    func `a token counts for a year at most, a family's link for thirty days`(
        user: String, days: Int64, isTaken: Bool
    ) throws {
        #expect(try desk.token("tok1", of: user, until: UserDesk.now + .days(days)).isEmpty == isTaken)
    }

    @Test func `a token is narrowed to what the role may, and its identity is given once`() throws {
        #expect(try desk.token("tok1", of: "op", capabilities: "read-alarms administer").count == 1)
        #expect(try desk.token("tok1", of: "op", capabilities: "read-alarms answer-alarms") == [])
        #expect(try desk.token("tok1", of: "op").first?.contains("an identity that no token has") == true)
        #expect(try desk.token("to_k", of: "op").count == 1)
    }

    @Test func `a token is revoked by its user or by who makes users`() throws {
        func revoke(_ token: String, by person: String) throws -> [String] {
            try desk.book.enter(.tokenRevoke, ["token": token, "reason": "遗失"], at: UserDesk.now, by: person)
        }
        for (token, person) in [("tok1", "op"), ("tok2", "dali"), ("tok3", "owner")] {
            #expect(try desk.token(token, of: "op") == [])
            #expect(try revoke(token, by: "kin").count == 1)
            #expect(desk.book.row(.token, key: [.text(token)])?[TokenField.revokedAt] == nil)
            #expect(try revoke(token, by: person) == [])
            #expect(desk.book.row(.token, key: [.text(token)])?[TokenField.revokedAt] == UserDesk.now)
        }
    }

    @Test func `only the gateway begins a session, of half a day; its user ends it`() throws {
        #expect(try desk.session("s-1", of: "op", by: "op").count == 1)
        #expect(try desk.session("s-1", of: "op") == [])
        #expect(
            desk.book.row(.session, key: [.text("s-1")])?[SessionField.expiresAt] == UserDesk.now + .hours(12))
        #expect(try desk.session("s-1", of: "op").count == 1)
        #expect(try desk.book.enter(.sessionEnd, ["session": "s-1"], at: UserDesk.now, by: "kin").count == 1)
        #expect(try desk.book.enter(.sessionEnd, ["session": "s-1"], at: UserDesk.now, by: "op") == [])
        #expect(desk.book.row(.session, key: [.text("s-1")])?[SessionField.endedAt] == UserDesk.now)
    }

    @Test func `old sessions are released as network logs are`() throws {
        #expect(try desk.session("s-1", of: "op") == [])
        let retained = RetainedRecords(.networkLogs)
        let rows = desk.book.rows(.session, where: [])
        let day = CivilDate(of: UserDesk.now)
        #expect(retained.deletable(rows, until: day.adding(-1)) == [])
        #expect(retained.deletable(rows, until: day).map(\.text) == ["s-1"])
    }

    @Test func `verifiers and secrets are not in the ledger and are shown to nobody`() throws {
        let desk = UserDesk()
        let request = RecordRequest(
            [
                RecordSubmission(
                    form: "user",
                    fields: [
                        .init("user", "op"), .init("name", "李某"), .init("role", "operator"),
                        .init("scope", "provider p-1"), .init("language", "zh"), .init("verifier", UserDesk.verifier),
                    ])
            ], by: "owner")
        let decision = try RecordDesk.judge(request, at: UserDesk.now, book: desk.book) { desk.book.put($0) }
        guard case .accepted(let changes, _, _) = decision else {
            Issue.record("\(decision)")
            return
        }
        #expect(changes.first?.fields.map(\.name) == ["user", "name", "role", "scope", "language"])
        let row = try #require(desk.row("op"))
        #expect(row[UserField.verifier] == UserDesk.verifier)
        let bytes = try RecordFileWriter(of: .user, isMasked: false).file([row])
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("李某") && !text.contains("scrypt"))
        #expect(RecordPrivacy.secret.shown(UserDesk.verifier, showsPeople: true) == "***")
    }
}
