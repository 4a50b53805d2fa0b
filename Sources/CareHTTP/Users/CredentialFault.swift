/// Why a token or cookie lets nobody in.
public enum CredentialFault: Error, Sendable, Equatable {
    /// It is none of ours, or its secret is wrong.
    case unknown
    /// Its time is over.
    case expired
    /// Somebody revoked the token, or the session was ended.
    case revoked
    /// Its user is locked.
    case locked
    /// Its user is gone.
    case ended
}
