import CareCore
import CareRecords
import CareStore
import Ingest
import Synchronization
import TestSupport

@testable import CareHTTP

/// A gateway with users, and what lets them in.
final class UserScene: Sendable {
    static let start = TestGateway.start
    static let password = "三匹马拉一车白菜上山"
    /// Quick to reckon: what is measured here is not the password.
    static let quick = PasswordVerifier.Cost(logRounds: 10, blockSize: 8, lanes: 1)

    let gateway: TestGateway
    let authenticator: Authenticator
    let signIn: SignIn
    private let failures = Failures()

    private final class Failures: Sendable {
        let texts = Mutex<[String]>([])
    }

    init(namesCallers: Bool = true) async throws {
        let gateway = try TestGateway(namesCallers: namesCallers)
        self.gateway = gateway
        authenticator = Authenticator(gateway.services.store, key: gateway.services.key)
        signIn = try SignIn(
            gateway.services.store, key: gateway.services.key, work: PasswordWork(), cost: Self.quick,
            post: { request in
                try await withCheckedThrowingContinuation { continuation in
                    gateway.post(PendingCommand(request) { continuation.resume(returning: $0) })
                }
            }, onFailure: { [failures] error in failures.texts.withLock { $0.append("\(error)") } })
        try add("op", "operator", "provider p-1", password: Self.password)
        try add("dali", "county", "counties 532901", password: Self.password)
    }

    /// What lock-outs came to nothing.
    var failed: [String] { failures.texts.withLock { $0 } }

    /// Enters a user.
    func add(_ id: String, _ role: String, _ scope: String, password: String? = nil) throws {
        var fields = [
            ("user", id), ("name", "李某"), ("role", role), ("scope", scope), ("language", "zh"),
        ]
        if let password {
            let verifier = try PasswordVerifier(of: password, Self.quick, salt: Array(repeating: 1, count: 16))
            fields.append(("verifier", verifier.text))
        }
        try enter("user", fields)
    }

    /// Enters a step of a user.
    func step(_ form: String, _ id: String) throws { try enter(form, [("user", id), ("reason", "离岗")]) }

    /// Makes a token.
    func token(of user: String, until: Timestamp = start + .days(30), capabilities: String = "") throws -> TokenText {
        let token = TokenText()
        try enter(
            "token",
            [
                ("token", token.id), ("user", user), ("secretHash", Secret.hash(of: token.secret)),
                ("capabilities", capabilities), ("expiresAt", until.recordText),
            ])
        return token
    }

    func enter(_ form: String, _ fields: [(String, String)], by person: String = "owner") throws {
        let submission = RecordSubmission(form: form, fields: fields.map { .init($0.0, $0.1) })
        try gateway.carryOut(.records(RecordRequest([submission], by: person)))
    }

    /// Who a token or cookie speaks for, or why for nobody.
    func principal(token text: String, at now: Timestamp = start) -> Result<Principal, any Error> {
        Result { try authenticator.principal(token: text, now: now) }
    }

    func principal(session text: String, at now: Timestamp = start) -> Result<Principal, any Error> {
        Result { try authenticator.principal(session: text, now: now) }
    }

    /// The cookie of a new session.
    func session(_ user: String = "op", at now: Timestamp = start) async throws -> SignIn.SignedIn {
        let answer = try await signIn.signIn(user, password: Self.password, from: "10.0.0.7", now: now)
        guard case .signedIn(let session) = answer else { throw TestFailure("\(answer)") }
        return session
    }
}

extension Result where Failure == any Error {
    /// The credential's fault.
    var fault: CredentialFault? {
        if case .failure(let error) = self { return error as? CredentialFault }
        return nil
    }
}
