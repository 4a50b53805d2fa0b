/// Why the HTTP interface cannot be served, in words for the operator.
public struct InterfaceError: Error, CustomStringConvertible, Sendable, Equatable {
    /// What, where, expected, found, what to do.
    public let description: String

    init(_ description: String) { self.description = description }
}
