public import CareCore
public import CareRecords

/// Who asks, as the authenticator found it; what they may do follows from role and scope alone.
public struct Principal: Sendable, Equatable {
    /// How they showed who they are.
    public enum Credential: Sendable, Equatable {
        /// A browser's session; writes must show its CSRF token.
        case session(csrf: String)
        /// An API token, by its public identity.
        case token(String)
    }

    /// The user's identity, as it is written beside everything they do.
    public let user: String
    /// Their name, for screens.
    public let name: String
    /// What they are.
    public let role: Role
    /// Where they may.
    public let scope: AccessScope
    /// How they showed who they are.
    public let credential: Credential
    /// When the credential is over by itself; `nil` where it has no end.
    public let expiresAt: Timestamp?
    /// What the token is narrowed to; `nil` for everything that the role may.
    public let capabilities: Set<Capability>?

    /// Names somebody.
    public init(
        user: String, name: String, role: Role, scope: AccessScope, credential: Credential,
        expiresAt: Timestamp? = nil, capabilities: Set<Capability>? = nil
    ) {
        self.user = user
        self.name = name
        self.role = role
        self.scope = scope
        self.credential = credential
        self.expiresAt = expiresAt
        self.capabilities = capabilities
    }

    /// Whether they hear the words and names of those who work on an alarm. The resident's family hears that it rings
    /// and how far help is.
    var hearsWho: Bool { role != .family }

    /// Whether they may do that somewhere.
    public func may(_ capability: Capability) -> Bool {
        role.capabilities.contains(capability) && capabilities?.contains(capability) ?? true
    }
}
