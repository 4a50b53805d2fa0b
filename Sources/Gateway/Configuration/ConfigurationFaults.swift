/// Everything that is wrong with the configuration, at once.
public struct ConfigurationFaults: Error, Sendable, CustomStringConvertible {
    /// At least one.
    public let faults: [ConfigurationFault]

    /// One fault a line.
    public var description: String { faults.map(\.description).joined(separator: "\n") }
}
