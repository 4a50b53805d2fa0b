/// How one field of a model's payload becomes a reading.
public struct FieldMapping: Sendable, Equatable {
    /// What the field becomes.
    public enum Target: Sendable, Equatable {
        /// A value of the metric slot of that index: `raw × scale + offset`.
        case reading(slot: Int, scale: Double, offset: Double)
        /// A value of the metric slot, looked up by the field's text, number or truth.
        case enumeration(slot: Int, values: [String: Double])
    }

    /// The field's name in the `readings` object, or in the one object of a foreign payload.
    public let field: String
    /// What it becomes.
    public let target: Target

    /// Makes a mapping.
    public init(field: String, target: Target) {
        self.field = field
        self.target = target
    }
}
