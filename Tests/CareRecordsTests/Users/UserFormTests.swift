import CareCore
import CareRecords
import Testing

@Suite struct UserFormTests {
    let desk = UserDesk()

    /// Every role and, of the kinds of scope, those that it may have.
    static let kinds: [(role: Role, kinds: Set<String>)] = [
        (.operatorOnDuty, ["provider"]), (.providerLead, ["provider"]), (.township, ["townships"]),
        (.county, ["counties"]), (.prefecture, ["everything"]), (.technician, ["counties", "provider"]),
        (.auditor, ["counties"]), (.family, ["bed"]),
    ]
    static let scopes = [
        "everything", "counties 532901", "townships 532901001", "provider p-1", "bed 532901-000001",
    ]

    @Test(arguments: Role.allCases, scopes)
    func `a role takes its kind of scope and no other`(role: Role, scope: String) throws {
        let kind = String(scope.prefix { $0 != " " })
        let row = try #require(Self.kinds.first { $0.role == role })
        let faults = try desk.user("u-1", role.rawValue, scope)
        #expect(faults.isEmpty == row.kinds.contains(kind), "\(faults)")
        if !faults.isEmpty { #expect(faults[0].contains("scope: expected a scope of kind"), "\(faults)") }
    }

    /// Who makes whom: the maker, the role and scope of the new user, and whether it is done.
    static let makings: [(maker: String, role: String, scope: String, isMade: Bool)] = [
        ("owner", "prefecture", "everything", true), ("owner", "family", "bed 532925-000001", true),
        ("pref", "prefecture", "everything", true), ("pref", "operator", "provider p-2", true),
        ("dali", "operator", "provider p-1", true), ("dali", "operator", "provider p-2", false),
        ("dali", "operator", "provider p-3", false), ("dali", "operator", "provider p-9", false),
        ("dali", "county", "counties 532901", true), ("dali", "county", "counties 532901 532925", false),
        ("dali", "prefecture", "everything", false), ("dali", "township", "townships 532901001", true),
        ("dali", "township", "townships 532925101", false), ("dali", "family", "bed 532901-000001", true),
        ("dali", "family", "bed 532925-000001", false), ("both", "operator", "provider p-3", true),
        ("op", "operator", "provider p-1", false), ("lead", "operator", "provider p-1", false),
        ("gone", "operator", "provider p-1", false), ("kept-out", "operator", "provider p-1", false),
    ]

    @Test(arguments: makings)
    func `nobody makes a user of more rights or of a wider scope than their own`(
        maker: String, role: String, scope: String, isMade: Bool
    ) throws {
        #expect(try desk.user("pref", "prefecture", "everything") == [])
        #expect(try desk.user("dali", "county", "counties 532901") == [])
        #expect(try desk.user("both", "county", "counties 532901 532925") == [])
        #expect(try desk.user("op", "operator", "provider p-1") == [])
        #expect(try desk.user("lead", "provider-lead", "provider p-1") == [])
        for id in ["gone", "kept-out"] { #expect(try desk.user(id, "county", "counties 532901") == []) }
        #expect(try desk.step(.userEnd, "gone") == [])
        #expect(try desk.step(.userLock, "kept-out") == [])
        let faults = try desk.user("new", role, scope, by: maker)
        #expect(faults.isEmpty == isMade, "\(faults)")
        #expect((desk.row("new") != nil) == isMade)
    }

    @Test func `who may not make a user may not change, lock or end them, nor give them a token`() throws {
        #expect(try desk.user("midu", "county", "counties 532925") == [])
        #expect(try desk.user("dali", "county", "counties 532901") == [])
        #expect(try desk.user("op", "operator", "provider p-1", verifier: UserDesk.verifier) == [])
        let before = desk.row("op")
        #expect(try desk.user("op", "operator", "provider p-2", by: "midu").count == 1)
        for form in [RecordForm.userLock, .userUnlock, .userEnd] {
            #expect(try desk.step(form, "op", by: "midu").first?.contains("within counties 532925") == true)
        }
        let password = try desk.book.enter(
            .userPassword, ["user": "op", "verifier": UserDesk.verifier], at: UserDesk.now, by: "midu")
        #expect(password.count == 1)
        #expect(try desk.token("tok1", of: "op", by: "midu").count == 1)
        #expect(try desk.token("tok1", of: "op", by: "op").count == 1, "nor themselves")
        #expect(desk.row("op") == before)
        #expect(try desk.token("tok1", of: "op", by: "dali") == [])
    }

    @Test func `a new password is set by its user or by who makes users, and ends the sessions from before`() throws {
        #expect(try desk.user("op", "operator", "provider p-1", verifier: UserDesk.verifier) == [])
        let later = UserDesk.now + .hours(1)
        let other = UserDesk.verifier + "x"
        #expect(
            try desk.book.enter(.userPassword, ["user": "op", "verifier": other], at: later, by: "op") == [])
        #expect(desk.row("op")?[UserField.verifier] == other)
        #expect(desk.row("op")?[UserField.sessionsFrom] == later)
        // Another name does not touch the password.
        #expect(try desk.user("op", "operator", "provider p-1", at: later + .hours(1)) == [])
        #expect(desk.row("op")?[UserField.verifier] == other)
        #expect(desk.row("op")?[UserField.sessionsFrom] == later)
    }

    @Test func `states follow each other and an ended user never comes back`() throws {
        #expect(try desk.user("op", "operator", "provider p-1", verifier: UserDesk.verifier) == [])
        let later = UserDesk.now + .hours(1)
        #expect(try desk.step(.userLock, "op", at: later) == [])
        #expect(desk.row("op")?[UserField.sessionsFrom] == later)
        #expect(try desk.step(.userUnlock, "op") == [])
        #expect(desk.row("op")?[UserField.state] == .active)
        #expect(try desk.step(.userEnd, "op") == [])
        #expect(desk.row("op")?[UserField.verifier] == nil)
        for form in [RecordForm.userLock, .userUnlock] { #expect(try desk.step(form, "op").count == 1) }
        #expect(try desk.user("op", "operator", "provider p-1").first?.contains("not ended") == true)
        #expect(try desk.token("tok1", of: "op").count == 1)
        #expect(try desk.session("s-1", of: "op").count == 1)
    }

    @Test func `too many wrong passwords keep a user out until a person unlocks them`() throws {
        #expect(try desk.user("op", "operator", "provider p-1", verifier: UserDesk.verifier) == [])
        let until = UserDesk.now + .minutes(15)
        func lockOut(by person: String) throws -> [String] {
            try desk.book.enter(
                .userLockOut, ["user": "op", "lockedOutUntil": until.recordText], at: UserDesk.now, by: person)
        }
        #expect(try lockOut(by: "op").count == 1)
        #expect(try lockOut(by: "gateway") == [])
        #expect(desk.row("op")?[UserField.lockedOutUntil] == until)
        #expect(desk.row("op")?[UserField.state] == .active, "sessions that run go on")
        #expect(try desk.session("s-1", of: "op").count == 1)
        #expect(try desk.step(.userUnlock, "op") == [])
        #expect(desk.row("op")?[UserField.lockedOutUntil] == nil)
        #expect(try desk.session("s-1", of: "op") == [])
    }

    @Test func `what cannot be is refused in words`() throws {
        #expect(try desk.user("gateway", "operator", "provider p-1").count == 1)
        #expect(try desk.user("u-1", "operator", "provider 91350100M000100Y43").first?.contains("provider p-1") == true)
        #expect(try desk.user("u-1", "family", "bed 532901-000009").first?.contains("a registered bed") == true)
        #expect(
            try desk.user("u-1", "family", "bed 532901-000001", verifier: UserDesk.verifier).first?.contains("link")
                == true)
        #expect(try desk.user("u-1", "operator", "provider p-1", verifier: "secret").count == 1)
        #expect(try desk.user("u-1", "operator", "provider p-1 p-2").count == 1)
        #expect(try desk.user("u-1", "county", "counties 532901 532901").count == 1)
        #expect(try desk.user("u-1", "county", "counties").count == 1)
        #expect(desk.row("u-1") == nil)
    }
}
