import ArgumentParser
import CareCore
import CareStore

/// Which alarms are listed.
struct AlarmFilterOptions: ParsableArguments {
    @Flag(help: "Only those that are not over.")
    var open = false

    @Flag(help: "Only those that are shelved: the list that each shift reviews.")
    var shelved = false

    @Option(help: ArgumentHelp("Only those assigned to WHO or acknowledged by them.", valueName: "WHO"))
    var mine: String?

    @Option(help: ArgumentHelp("Only those of that priority.", valueName: "P1|P2|P3|P4"))
    var priority: String?

    @Option(help: ArgumentHelp("Only those of that bed and its household.", valueName: "BED"))
    var bed: String?

    @Option(help: ArgumentHelp("Only those of that county, such as 532901.", valueName: "CODE"))
    var county: String?

    func validate() throws { _ = try filter() }

    /// What is asked for.
    func filter() throws -> AlarmFilter {
        var filter = AlarmFilter()
        filter.openOnly = open || shelved
        filter.state = shelved ? .shelved : nil
        filter.person = mine
        if let priority {
            filter.priority = Priority.named(priority.uppercased())
            guard filter.priority != nil else {
                throw ValidationError("--priority: expected P1 to P4, found \"\(priority)\"")
            }
        }
        if let bed { filter.bed = try BedText.bed(bed, "--bed") }
        if let county {
            filter.county = CountyCode(county)
            guard filter.county != nil else {
                throw ValidationError("--county: expected six digits, found \"\(county)\"")
            }
        }
        return filter
    }
}
