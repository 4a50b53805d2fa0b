import ArgumentParser
import CareCore
import CareProfiles
import CareStore
import Gateway

/// `homebed rules show --bed B [--rule RULE] [--json]`
struct ShowRules: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows the values that count for a bed, each with its source.")

    @Option(help: ArgumentHelp("The bed, such as 532901-000123.", valueName: "BED"))
    var bed: String

    @Option(help: ArgumentHelp("Only this rule.", valueName: "RULE"))
    var rule: String?

    @Flag(help: "One JSON object a line; times with their offset.")
    var json = false

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard BedID(bed) != nil else {
            throw ValidationError("--bed: expected a bed such as 532901-000123, found \"\(bed)\"")
        }
    }

    func run() throws {
        let configuration = try shared.configuration()
        let registry = try StoreReader.open(path: configuration.database).registry()
        let set = try ProfileLoader.load(directory: configuration.profiles).set
        guard let number = BedID(bed).flatMap({ registry.number(of: $0) }) else {
            throw CommandFailure(.badData, "error: expected a registered bed, found \(bed)")
        }
        let listings = Self.served(number, registry).flatMap { profile, place in
            let rules = set.index(of: profile).map { set.profiles[$0].rules } ?? []
            return rules.filter { rule == nil || $0.id == rule }.flatMap {
                RuleListing.all(
                    $0, of: profile, registry.overrides, in: registry.scopes(of: place),
                    altitude: Double(registry[number].altitude ?? Bed.defaultAltitude))
            }
        }
        let fleet = RuleListing.ofFleet(registry.overrides, in: registry.scopes(of: .bed(number)))
        RuleOutput.show(listings + fleet.filter { rule == nil || $0.rule == rule }, json: json)
    }

    /// The profiles of the devices that serve the bed or its household now, each once.
    private static func served(_ bed: BedNumber, _ registry: Registry) -> [(profile: String, place: Place)] {
        let places: [Place] = [.bed(bed), .household(registry[bed].household)]
        var seen: Set<String> = []
        return registry.devices.indices.compactMap { index in
            let device = DeviceNumber(Int32(index))
            guard let place = registry.currentAssignment(of: device)?.place, places.contains(place),
                seen.insert("\(registry[device].profile) \(place)").inserted
            else { return nil }
            return (registry[device].profile, place)
        }
    }
}
