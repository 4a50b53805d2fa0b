/// A promise that a run broke.
public struct Violation: Hashable, Sendable {
    /// The promise of the design, 1 … 10.
    public let promise: Int
    /// What, where, expected, found.
    public let text: String

    /// Makes a violation.
    public init(_ promise: Int, _ text: String) {
        self.promise = promise
        self.text = text
    }
}
