/// What tells a request that is sent again from a new one: the sender's own key, and what was asked under it.
public struct RequestMark: Sendable, Hashable {
    /// Who asks; two people may use the same key.
    public let person: String
    /// The sender's key, 1 to 255 characters.
    public let key: String
    /// SHA-256 of what is asked, 32 bytes: one key stands for one request.
    public let fingerprint: [UInt8]

    /// Names a request.
    public init(person: String, key: String, fingerprint: [UInt8]) {
        self.person = person
        self.key = key
        self.fingerprint = fingerprint
    }
}
