import ArgumentParser
import CareCore
import CareProfiles
import Foundation
import Gateway

/// What every command understands.
struct SharedOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The database (key database).", valueName: "FILE"))
    var database: String?

    @Option(help: ArgumentHelp("Folder of device profiles and rules (key profiles).", valueName: "DIR"))
    var profiles: String?

    @Option(help: ArgumentHelp("Configuration file, YAML or JSON.", valueName: "FILE"))
    var config: String?

    /// Reads the configuration without judging it; the keys in `flags` come from other options.
    func load(flags: [String: (name: String, value: String?)] = [:]) -> LoadedConfiguration {
        var input = ConfigurationInput(environment: ProcessInfo.processInfo.environment, file: config)
        var all = flags
        all["database"] = ("--database", database)
        all["profiles"] = ("--profiles", profiles)
        for (key, flag) in all {
            if let value = flag.value { input.flags[key] = (flag.name, value) }
        }
        return GatewayConfiguration.load(input)
    }

    /// The configuration, refused when anything is wrong with it; what nothing reads is told.
    func configuration(flags: [String: (name: String, value: String?)] = [:]) throws -> GatewayConfiguration {
        let loaded = load(flags: flags)
        for name in loaded.strayVariables { Console.tell("warning: nothing reads the variable \(name)") }
        return try loaded.checked()
    }
}
