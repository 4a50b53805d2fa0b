/// A field and the value it is to have.
public struct OverrideSetting: Hashable, Sendable, CustomStringConvertible {
    /// What is changed.
    public let field: OverrideField
    /// The value.
    public let value: OverrideValue

    /// Makes a setting.
    public init(_ field: OverrideField, _ value: OverrideValue) {
        self.field = field
        self.value = value
    }

    /// `low=45`.
    public var description: String { "\(field)=\(value)" }
}
