public import CareCore
internal import CareRecords
public import CareStore

/// Finds out who a token or a cookie speaks for.
///
/// It looks both rows up by their keys at every request and remembers nothing: what is revoked, locked or ended counts
/// no more from the next request on (decision 50). A request waits for its reader, so it has one of its own that no
/// long list holds up.
public struct Authenticator: Sendable {
    private let reader: StoreReader
    private let key: RecordKey

    /// Makes an authenticator.
    /// - Parameters:
    ///   - reader: Reads committed rows, for this alone.
    ///   - key: The secret of the records.
    public init(_ reader: StoreReader, key: RecordKey) {
        self.reader = reader
        self.key = key
    }

    /// Finds out who an API token speaks for.
    /// - Parameters:
    ///   - text: The token, `hb_…`.
    ///   - now: Gateway time.
    /// - Returns: The user, with what they may.
    /// - Throws: `CredentialFault`; `StoreError` when the file cannot be read.
    public func principal(token text: String, now: Timestamp) throws -> Principal {
        guard let token = TokenText(text), let id = RecordID(token.id) else { throw CredentialFault.unknown }
        let (row, user) = try rows(.token, id)
        try Self.check(row, secret: token.secret)
        try Self.check(row, ended: TokenField.revokedAt, expires: TokenField.expiresAt, now: now)
        return try Self.principal(
            user, credential: .token(token.id), expiresAt: row[TokenField.expiresAt],
            capabilities: row[TokenField.capabilities]?.words)
    }

    /// Finds out who a session's cookie speaks for.
    /// - Parameters:
    ///   - text: The cookie's value.
    ///   - now: Gateway time.
    /// - Returns: The user, with what they may.
    /// - Throws: `CredentialFault`; `StoreError` when the file cannot be read.
    public func principal(session text: String, now: Timestamp) throws -> Principal {
        guard let session = SessionText(text), let id = RecordID(session.id) else { throw CredentialFault.unknown }
        let (row, user) = try rows(.session, id)
        try Self.check(row, secret: session.secret)
        try Self.check(row, ended: SessionField.endedAt, expires: SessionField.expiresAt, now: now)
        let principal = try Self.principal(
            user, credential: .session(csrf: Secret.csrf(of: session.secret)), expiresAt: row[SessionField.expiresAt])
        if let from = user[UserField.sessionsFrom], let started = row[SessionField.startedAt], started < from {
            throw CredentialFault.revoked
        }
        return principal
    }

    /// The row of a token or session and that of its user, of one moment.
    private func rows(_ table: RecordTable, _ id: RecordID) throws -> (RecordRow, RecordRow) {
        try reader.withRecords(scope: .everything, key: key) { book in
            guard let row = try book.row(table, key: [id.stored]), let user = row[UserField.user],
                let owner = try book.row(.user, key: [user.stored])
            else { throw CredentialFault.unknown }
            return (row, owner)
        }
    }

    private static func check(_ row: RecordRow, secret: String) throws {
        guard let hash = row[TokenField.secretHash], Secrets.areEqual(hash, Secret.hash(of: secret)) else {
            throw CredentialFault.unknown
        }
    }

    private static func check(
        _ row: RecordRow, ended: RecordField<Timestamp>, expires: RecordField<Timestamp>, now: Timestamp
    ) throws {
        guard row[ended] == nil else { throw CredentialFault.revoked }
        guard let end = row[expires], now < end else { throw CredentialFault.expired }
    }

    private static func principal(
        _ user: RecordRow, credential: Principal.Credential, expiresAt: Timestamp?,
        capabilities: Set<Capability>? = nil
    ) throws -> Principal {
        switch user[UserField.state] {
        case .active: break
        case .locked: throw CredentialFault.locked
        case .ended, nil: throw CredentialFault.ended
        }
        guard let id = user[UserField.user], let role = user[UserField.role], let scope = user[UserField.scope] else {
            throw CredentialFault.unknown
        }
        return Principal(
            user: id.text, name: user[SharedField.name] ?? id.text, role: role, scope: scope, credential: credential,
            expiresAt: expiresAt, capabilities: capabilities)
    }
}
