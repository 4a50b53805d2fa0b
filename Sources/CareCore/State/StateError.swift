/// Why stored state cannot be read back.
public enum StateError: Error, Sendable, Equatable {
    /// The bytes end early or hold what no writer wrote, at that offset.
    case damaged(offset: Int)
    /// Another version of the gateway wrote them.
    case unknownVersion(Int64)
}
