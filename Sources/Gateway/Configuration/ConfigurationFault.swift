/// One thing that is wrong with the configuration.
public struct ConfigurationFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// The key, or what stands in its place in a file.
    public let key: String
    /// Where the value came from.
    public let source: ConfigurationSource
    /// What may stand there.
    public let expected: String
    /// What stands there; `***` for a secret.
    public let found: String

    /// `FILE:LINE:COLUMN: KEY: expected X, found Y (SOURCE)`.
    public var description: String {
        let place = source.position.isEmpty ? "" : "\(source.position): "
        return "\(place)\(key): expected \(expected), found \(found) (\(source))"
    }
}
