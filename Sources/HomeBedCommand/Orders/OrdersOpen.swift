import ArgumentParser
import CareCore
import CareStore
import Gateway

/// `homebed orders open BED DEVICE --reason TEXT --by WHO`
struct OrdersOpen: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Reports what is wrong with a device or thing of a bed, for a technician.",
        discussion: """
            Opens the order of the bed or extends it, for what no alarm tells of: each device that homebed rates finds \
            failing can be named here. Accepted by a person who looked at it, never by telemetry; orders close ends \
            what turned out to be nothing.
            """)

    @Argument(help: "The bed.")
    var bed: String

    @Argument(help: "The device, or the item of the bed's kit, as homebed rates calls it.")
    var device: String

    @Option(help: ArgumentHelp("What is wrong.", valueName: "TEXT"))
    var reason: String

    @OptionGroup var acting: ActingOptions

    func validate() throws {
        _ = try BedText.bed(bed)
        try NoteText.check(reason, "--reason", isRequired: true)
    }

    func run() throws {
        let configuration = try acting.shared.configuration()
        let (place, reader) = (try BedText.bed(bed), try StoreReader.open(path: configuration.database))
        var time = SystemTime(configuration.clock)
        guard let subject = try reader.repairSubject(device, at: place, now: time.read().now) else {
            throw CommandFailure(
                .refused,
                "bed \(place): expected a device that serves it now or an item of its kit, found \"\(device)\"; "
                    + "homebed rates names both")
        }
        try acting.carryOut(.report(place, subject, text: reason))
    }
}
