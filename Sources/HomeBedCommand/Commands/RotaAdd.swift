import ArgumentParser
import CareCore

/// `homebed rota add --role R --scope S --person ID --from T --until T --by WHO`
struct RotaAdd: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Enters one shift.")

    @OptionGroup var shift: ShiftOptions

    @Option(help: ArgumentHelp("End, \(DutyTable.moment).", valueName: "TIME"))
    var until: String

    @OptionGroup var by: PersonOption
    @OptionGroup var shared: SharedOptions

    func validate() throws { _ = try ShiftOptions.moment(until, "--until") }

    func run() throws {
        let (post, person, from) = try shift.values()
        let entered = Shift(post: post, person: person, from: from, until: try ShiftOptions.moment(until, "--until"))
        try CommandPort(configuration: try shared.configuration())
            .carryOut(.duty(.importShifts([DutyCommand.Line(1, entered)], by: by.by)))
    }
}
