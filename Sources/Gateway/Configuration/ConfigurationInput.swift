/// What the configuration is made from.
public struct ConfigurationInput: Sendable {
    /// Values of the command line by key, each with its flag: `["broker.address": ("--broker", "mqtt://…")]`.
    public var flags: [String: (name: String, value: String)] = [:]
    /// The environment.
    public var environment: [String: String]
    /// The configuration file; `nil` for the one that `HOMEBED_CONFIG` names, if any.
    public var file: String?

    /// Makes an input without flags.
    public init(environment: [String: String], file: String? = nil) {
        self.environment = environment
        self.file = file
    }
}
