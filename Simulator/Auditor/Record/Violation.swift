public import SimKit

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

    /// The first moment that the text names, in milliseconds since 1970; `nil` when it names none.
    public var moment: Moment? {
        let numbers = text.split { !$0.isNumber }
        return numbers.first { $0.utf8.count == 13 }.flatMap { Int64($0) }.map { Moment(milliseconds: $0) }
    }
}
