/// A role for a scope: what a contact or a shift is about.
public struct DutyPost: Hashable, Sendable, CustomStringConvertible {
    /// The role.
    public let role: ContactRole
    /// For whom.
    public let scope: ContactScope

    /// Makes a post.
    public init(_ role: ContactRole, _ scope: ContactScope) {
        self.role = role
        self.scope = scope
    }

    /// The post in words.
    public var description: String { "\(role.name) for \(scope)" }
}
