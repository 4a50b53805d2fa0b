import ArgumentParser
import CareCore
import CareProfiles
import CareStore
import Gateway

/// `homebed rules night --bed B [--since TIME] [--json]`
struct ShowNight: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "night", abstract: "Shows a bed's night with its source, and the one its own nights suggest.",
        discussion: """
            Suggested from the bed's newest \(NightSuggestion.nightsNeeded) nights: an hour before the median of going \
            to bed to an hour after that of getting up, in quarters of an hour. Nothing takes it by itself: \
            homebed rules set \(BedNight.id) window=21:30-06:30 --bed B --by WHO --reason WHY.
            """)

    @Option(help: ArgumentHelp("The bed, such as 532901-000123.", valueName: "BED"))
    var bed: String

    @OptionGroup var shared: SharedOptions

    @Option(
        help: ArgumentHelp(
            "Only nights from then on, RFC 3339: when somebody else moved in.", valueName: "TIME"))
    var since: String?

    @Flag(help: "One JSON object; times with their offset.")
    var json = false

    func validate() throws {
        guard BedID(bed) != nil else {
            throw ValidationError("--bed: expected a bed such as 532901-000123, found \"\(bed)\"")
        }
        if let since { _ = try MomentText.moment(since, "--since") }
    }

    func run() throws {
        let configuration = try shared.configuration()
        let reader = try StoreReader.open(path: configuration.database)
        let registry = try reader.registry()
        guard let id = BedID(bed), let number = registry.number(of: id) else {
            throw CommandFailure(.badData, "error: expected a registered bed, found \(bed)")
        }
        let first = try since.map { try MomentText.moment($0, "--since") }
        let nights = try BedNights(bed: id, number, registry, ProfileLoader.load(directory: configuration.profiles).set)
            .nights(since: first, from: reader)
        let listing = RuleListing.all(
            BedNight.rule, of: RuleListing.core, registry.overrides, in: registry.scopes(of: .bed(number)), altitude: 0)
        NightOutput.show(listing, NightSuggestion(nights), of: id, json: json)
    }
}
