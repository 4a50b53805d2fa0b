import ArgumentParser
import FleetModel
import SimKit

/// `homebed-fleet plan --beds N --seed N --csv FILE`
struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Writes the fleet as a file for 'homebed import'.",
        discussion: "Devices are in service from a week before the start on, so that clocks that are behind still fit.")

    @Option(help: ArgumentHelp("The file to write; - for standard output.", valueName: "FILE"))
    var csv = "-"

    @Option(help: ArgumentHelp("Write the fleet of this recording, not a drawn one.", valueName: "FILE"))
    var recording: String?

    @OptionGroup var story: StoryOptions
    @OptionGroup var clock: ClockOptions

    func run() throws {
        var options = story.options(start: clock.clock().now)
        if let recording {
            let start = options.start
            options = try Recording(file: recording).options
            options.start = start
        }
        let plan = FleetPlan(options)
        let since = TimeText.full(CivilDay(of: plan.options.start - .days(7)).start)
        let text = ImportText.make(plan, since: since)
        if csv == "-" {
            print(text, terminator: "")
        } else {
            try FileText.write(text, to: csv)
            Console.tell(
                "\(plan.options.beds) beds, \(plan.households.count) households, \(plan.devices.count) devices: \(csv)")
        }
    }
}
