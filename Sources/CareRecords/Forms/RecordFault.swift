/// One thing that is wrong with what somebody entered.
public struct RecordFault: Error, Sendable, Equatable {
    /// The field; empty where the record as a whole is wrong.
    public let field: String
    /// What may stand there.
    public let expected: String
    /// What stands there; empty for nothing. Never the value of a private field.
    public let found: String
    /// What to do about it; empty where `expected` says it.
    public let hint: String

    /// Makes a fault.
    public init(_ field: String, expected: String, found: String, hint: String = "") {
        self.field = field
        self.expected = expected
        self.found = found
        self.hint = hint
    }

    /// `staff: expected two different people, found "s-1"; …`.
    public var text: String {
        let place = field.isEmpty ? "" : "\(field): "
        let quoted = found.isEmpty ? "nothing" : "\"\(found)\""
        return "\(place)expected \(expected), found \(quoted)" + (hint.isEmpty ? "" : "; \(hint)")
    }
}
