import ArgumentParser
import CareCore

/// `homebed rota add --role R --scope S --person ID --from T --until T --by WHO`
struct RotaAdd: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Enters one shift.")

    @OptionGroup var shift: ShiftOptions

    @Option(help: ArgumentHelp("End, RFC 3339.", valueName: "TIME"))
    var until: String

    @OptionGroup var acting: ActingOptions

    func validate() throws { _ = try MomentText.moment(until, "--until") }

    func run() throws {
        let (post, person, from) = try shift.values()
        let entered = Shift(post: post, person: person, from: from, until: try MomentText.moment(until, "--until"))
        try acting.carryOut(.importShifts([DutyCommand.Line(1, entered)], by: acting.person.by))
    }
}
