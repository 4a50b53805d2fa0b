public import CareCore
internal import CareRecords
public import CareStore
public import Ingest

/// Lets people sign in with their password, and out again.
///
/// Whether a user exists cannot be told from the answer or from its time: for a user without a password a verifier is
/// reckoned too, and wrong passwords are counted for names that nobody has.
public actor SignIn {
    /// Has a request carried out by the line; answers when it is on disk.
    public typealias Post = @Sendable (LineRequest) async throws -> CommandOutcome

    /// What became of an attempt.
    public enum Answer: Sendable, Equatable {
        /// They are in.
        case signedIn(SignedIn)
        /// The user or the password is wrong.
        case refused
        /// The password is right, but a person has locked the user.
        case locked
        /// Too many wrong passwords of this user or from this address.
        case tooMany(until: Timestamp)
        /// Too many sign in at once; again in a few seconds.
        case busy
    }

    /// A session that has begun.
    public struct SignedIn: Sendable, Equatable {
        /// The cookie's value.
        public let cookie: String
        /// When the session ends by itself.
        public let expiresAt: Timestamp
    }

    /// The line refused what follows from a sign-in.
    public struct Refused: Error, Sendable, CustomStringConvertible {
        /// Its reasons.
        public let description: String
    }

    private let reader: StoreReader
    private let key: RecordKey
    let work: PasswordWork
    private let post: Post
    private let onFailure: @Sendable (any Error) -> Void
    /// Of no password that anybody knows.
    private let decoy: PasswordVerifier
    private var attempts: SignInAttempts

    /// Makes it.
    /// - Parameters:
    ///   - reader: Reads committed rows.
    ///   - key: The secret of the records.
    ///   - work: Reckons passwords.
    ///   - post: Has forms carried out.
    ///   - onFailure: Told of a lock-out that the line did not take; it then holds until the gateway stops.
    /// - Throws: What the derivation of a verifier throws.
    public init(
        _ reader: StoreReader, key: RecordKey, work: PasswordWork, post: @escaping Post,
        onFailure: @escaping @Sendable (any Error) -> Void
    ) throws {
        try self.init(reader, key: key, work: work, cost: .usual, post: post, onFailure: onFailure)
    }

    /// The same with a decoy of another cost: that of the verifiers there are.
    init(
        _ reader: StoreReader, key: RecordKey, work: PasswordWork, cost: PasswordVerifier.Cost, post: @escaping Post,
        onFailure: @escaping @Sendable (any Error) -> Void
    ) throws {
        self.reader = reader
        self.key = key
        self.work = work
        self.post = post
        self.onFailure = onFailure
        attempts = SignInAttempts()
        decoy = try PasswordVerifier(of: Secret().text, cost, salt: Secret.random(16))
    }

    /// Compares a password and begins a session.
    /// - Parameters:
    ///   - user: The user's identity.
    ///   - password: As it was typed.
    ///   - address: The client's network address.
    ///   - now: Gateway time.
    /// - Returns: What became of it.
    /// - Throws: `StoreError`; `Refused` and what `post` throws when the line does not take the session.
    public func signIn(_ user: String, password: String, from address: String, now: Timestamp) async throws -> Answer {
        try await proved(user, password, from: address, now: now) { try await begin(user, address, now) }
    }

    /// Compares a password as at a sign-in, with the same limits, and goes on where it is right.
    /// - Parameters:
    ///   - user: The user's identity.
    ///   - password: As it was typed.
    ///   - address: The client's network address.
    ///   - now: Gateway time.
    ///   - proceed: What is done for who may come in.
    /// - Returns: What became of it.
    /// - Throws: `StoreError`; what `proceed` throws.
    func proved(
        _ user: String, _ password: String, from address: String, now: Timestamp,
        _ proceed: () async throws -> SignedIn
    ) async throws -> Answer {
        let network = ClientNetwork.key(of: address)
        // What cannot be a user's identity is counted as one.
        let id = RecordID(user)
        let name = id?.text ?? ""
        if let until = attempts.begin(name, from: network, at: now) { return .tooMany(until: until) }
        let row = try id.flatMap { id in
            try reader.withRecords(scope: .everything, key: key) { try $0.row(.user, key: [id.stored]) }
        }
        if let until = row?[UserField.lockedOutUntil], now < until {
            attempts.withdraw(name, from: network)
            return .tooMany(until: until)
        }
        let verifier = row?[UserField.verifier].flatMap { PasswordVerifier($0) }
        let isRight: Bool
        do {
            // One that nobody can have is wrong for everybody, before a megabyte is reckoned over.
            isRight = PasswordRules.isBearable(password) ? try await work.matches(verifier ?? decoy, password) : false
        } catch is PasswordWork.Busy {
            attempts.withdraw(name, from: network)
            return .busy
        }
        guard let row, verifier != nil, isRight else {
            if let until = attempts.failed(name, at: now), row != nil { lockOut(name, until) }
            return .refused
        }
        attempts.succeeded(name, from: network)
        guard row[UserField.state] == .active else { return .locked }
        return .signedIn(try await proceed())
    }

    /// Ends the session of a cookie; one that is none of ours is over already.
    /// - Throws: As `signIn` does.
    public func signOut(_ cookie: String, by user: String) async throws {
        guard let session = SessionText(cookie) else { return }
        try await enter("session-end", ["session": session.id], by: user)
    }

    func begin(_ user: String, _ address: String, _ now: Timestamp) async throws -> SignedIn {
        let session = SessionText()
        try await enter(
            "session",
            [
                "session": session.id, "user": user, "secretHash": Secret.hash(of: session.secret),
                "address": address,
            ])
        return SignedIn(cookie: session.text, expiresAt: now + SessionField.length)
    }

    /// The wait outlives a restart of the gateway, and a person may end it: once it is entered, the entry alone counts.
    /// Nobody waits for that: the time of the answer would tell that there is such a user.
    private func lockOut(_ user: String, _ until: Timestamp) {
        Task {
            do {
                try await enter("user-lock-out", ["user": user, "lockedOutUntil": until.recordText])
                attempts.forget(user)
            } catch {
                onFailure(error)
            }
        }
    }

    func enter(
        _ form: String, _ fields: KeyValuePairs<String, String>, by person: String = RecordForm.gatewayName
    ) async throws {
        let submission = RecordSubmission(form: form, fields: fields.map { .init($0.key, $0.value) })
        guard case .refused(let reasons) = try await post(.records(RecordRequest([submission], by: person))) else {
            return
        }
        throw Refused(description: reasons.joined(separator: "; "))
    }
}
