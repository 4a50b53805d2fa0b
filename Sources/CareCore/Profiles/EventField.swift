/// A field of a foreign payload whose values say what happened.
public struct EventField: Sendable, Equatable {
    /// The field's name.
    public let name: String
    /// Whether the device repeats the value in every message: then an event happens when it changes. Otherwise each
    /// message with the value is an event of its own.
    public let isState: Bool
    /// What each value means; `nil` for nothing.
    public let values: [String: EventKind?]

    /// Makes a field.
    public init(name: String, isState: Bool, values: [String: EventKind?]) {
        self.name = name
        self.isState = isState
        self.values = values
    }
}
