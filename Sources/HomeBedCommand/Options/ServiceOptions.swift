import ArgumentParser
import CareCore

/// What is taken out of service or returned to it.
struct ServiceOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The device.", valueName: "DEVICE"))
    var device: String?

    @Option(help: ArgumentHelp("The bed; needs --rule.", valueName: "BED"))
    var bed: String?

    @Option(help: ArgumentHelp("The household; needs --rule.", valueName: "HOUSEHOLD"))
    var household: String?

    @Option(help: ArgumentHelp("Only this rule, such as BED-1.", valueName: "RULE"))
    var rule: String?

    func validate() throws { _ = try target() }

    /// The one thing that is named.
    func target() throws -> ServiceTarget {
        var things: [ServiceTarget.Thing] = []
        if let device {
            guard let id = DeviceID(device) else {
                throw ValidationError("--device: expected a device, found \"\(device)\"")
            }
            things.append(.device(id))
        }
        if let bed { things.append(.bed(try BedText.bed(bed, "--bed"))) }
        if let household {
            guard let id = HouseholdID(household) else {
                throw ValidationError("--household: expected a household, found \"\(household)\"")
            }
            things.append(.household(id))
        }
        guard let thing = things.first, things.count == 1 else {
            throw ValidationError("expected one of --device, --bed, --household, found \(things.count)")
        }
        return ServiceTarget(thing, rule: rule)
    }
}
