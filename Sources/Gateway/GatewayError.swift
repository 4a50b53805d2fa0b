/// Why the gateway cannot start or must stop. Each text says what, where and what to do.
public struct GatewayError: Error, Sendable, CustomStringConvertible {
    /// What kind of trouble it is; the command line gives each an exit code of its own.
    public enum Kind: Sendable, Equatable {
        /// The configuration or the profiles.
        case configuration
        /// The database.
        case database
        /// The machine's clock is behind what was written.
        case clock
        /// Another gateway of this name lives.
        case otherGateway
        /// Another holder of our client id takes the connections.
        case takenOver
    }

    /// What kind of trouble it is.
    public let kind: Kind
    /// What the operator reads.
    public let text: String

    /// Makes an error.
    public init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }

    /// What the operator reads.
    public var description: String { text }
}
