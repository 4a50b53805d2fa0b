/// The six types of a JSON value.
public enum JSONType: UInt8, CaseIterable, Sendable {
    case object
    case array
    case text
    case number
    case boolean
    case null

    /// The word in messages to people.
    public var name: String {
        switch self {
        case .object: "object"
        case .array: "array"
        case .text: "text"
        case .number: "number"
        case .boolean: "boolean"
        case .null: "null"
        }
    }
}
