/// A server of a test that does not come up.
public struct ServerFailure: Error, CustomStringConvertible {
    /// What is wrong.
    public let description: String

    init(_ description: String) { self.description = description }
}
