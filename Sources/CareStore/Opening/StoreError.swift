/// Why the store cannot be used, in words for the operator: what, where, found, what to do.
public struct StoreError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What a caller may have to tell apart.
    public enum Kind: Sendable, Equatable {
        /// Another process holds the lock; its number when the lock file names it.
        case locked(process: Int32?)
        /// The file was written by a newer version.
        case newer
        /// The file was written by an older version; the gateway brings it up to date when it starts.
        case older
        /// The file is a database of something else, or none.
        case foreign
        /// The file is damaged or lacks what this version needs.
        case damaged
        /// The operating system or SQLite refused.
        case unusable
        /// A read took longer than it may.
        case interrupted
    }

    /// What happened.
    public let kind: Kind
    /// What an operator reads.
    public let text: String

    /// Makes an error.
    public init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }

    /// What an operator reads.
    public var description: String { text }
}
