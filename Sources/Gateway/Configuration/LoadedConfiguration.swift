/// The configuration as it was found, with everything a person may ask about it.
public struct LoadedConfiguration: Sendable {
    /// The configuration; where a value was wrong, its default.
    public let configuration: GatewayConfiguration
    /// Every key in the order of documentation.
    public let effective: [EffectiveValue]
    /// Everything that is wrong; with any of them nothing may start.
    public let faults: [ConfigurationFault]
    /// Variables of the environment that begin like ours and that nothing reads.
    public let strayVariables: [String]

    /// The configuration, when nothing is wrong with it.
    public func checked() throws -> GatewayConfiguration {
        if faults.isEmpty { return configuration }
        throw ConfigurationFaults(faults: faults)
    }
}
