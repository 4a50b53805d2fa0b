import ArgumentParser
import CareCore

/// Which county's orders, and in which form they are told.
struct RepairScopeOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Only this county.", valueName: "532901"))
    var county: String?

    @Flag(help: "One JSON object a line; times with their offset.")
    var json = false

    @OptionGroup var shared: SharedOptions

    /// The county that is asked for.
    func code() throws -> CountyCode? { try CountyText.county(county) }

    func validate() throws { _ = try code() }
}
