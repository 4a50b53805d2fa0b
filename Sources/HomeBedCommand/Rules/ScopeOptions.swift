import ArgumentParser
import CareCore

/// Whose beds a rule is changed for: exactly one of the options.
struct ScopeOptions: ParsableArguments {
    @Option(help: ArgumentHelp("One bed.", valueName: "BED"))
    var bed: String?

    @Option(help: ArgumentHelp("The beds of a provider, as imported.", valueName: "PROVIDER"))
    var provider: String?

    @Option(help: ArgumentHelp("The beds of a county, six digits.", valueName: "COUNTY"))
    var county: String?

    @Flag(help: "Every bed of the gateway.")
    var prefecture = false

    private var named: [(level: OverrideLevel, name: String)] {
        var named: [(OverrideLevel, String)] = prefecture ? [(.prefecture, "")] : []
        if let county { named.append((.county, county)) }
        if let provider { named.append((.provider, provider)) }
        if let bed { named.append((.bed, bed)) }
        return named
    }

    func validate() throws {
        guard named.count == 1, let (level, name) = named.first else {
            throw ValidationError("expected one of --bed, --provider, --county, --prefecture, found \(named.count)")
        }
        guard OverrideScope(level: level, name: name) != nil else {
            throw ValidationError("--\(level.name): expected the identity of a \(level.name), found \"\(name)\"")
        }
    }

    /// The scope; valid after `validate`.
    var scope: OverrideScope {
        named.first.flatMap { OverrideScope(level: $0.level, name: $0.name) } ?? .prefecture
    }
}
