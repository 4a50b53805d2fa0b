/// One key with the value that holds and where it came from.
public struct EffectiveValue: Sendable, Equatable {
    /// The key.
    public let key: String
    /// The value as text; `***` for a secret that is set, empty where nothing is.
    public let value: String
    /// Where it came from.
    public let source: ConfigurationSource
}
