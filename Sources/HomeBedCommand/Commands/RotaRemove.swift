import ArgumentParser
import CareCore

/// `homebed rota remove --role R --scope S --person ID --from T --by WHO`
struct RotaRemove: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "remove", abstract: "Takes one shift out.")

    @OptionGroup var shift: ShiftOptions
    @OptionGroup var acting: ActingOptions

    func run() throws {
        let (post, person, from) = try shift.values()
        try acting.carryOut(.removeShift(post, person, from: from, by: acting.person.by))
    }
}
