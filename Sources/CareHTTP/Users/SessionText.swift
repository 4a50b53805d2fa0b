/// The text of a session's cookie, `<identity>.<secret>`.
public struct SessionText: Sendable, Equatable {
    /// The identity, under which the session lies in the database.
    public let id: String
    /// The secret's text.
    public let secret: String

    private static let identityLength = 16
    /// More than any cookie of ours has.
    private static let longest = 128

    /// A new one.
    init() {
        id = Secret.identity(Self.identityLength)
        secret = Secret().text
    }

    /// Reads a cookie's value; `nil` for any other text.
    public init?(_ text: String) {
        guard text.utf8.count <= Self.longest else { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
        (id, secret) = (String(parts[0]), String(parts[1]))
    }

    /// The cookie's value.
    public var text: String { "\(id).\(secret)" }
}
