import ArgumentParser
import CareCore

/// `homebed orders accept ORDER PROBLEM… [--seen TEXT] --by WHO`
struct OrdersAccept: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept", abstract: "Accepts that problems are mended: by telemetry, or by what you saw.",
        discussion: """
            By telemetry: the device was heard after it was mended (heartbeat, valid reading or event, named with its \
            time) and the alarm is over. With --seen a person stands for it, another than who mended it.
            """)

    @OptionGroup var target: OrderArgument
    @OptionGroup var problems: ProblemsArgument

    @Option(help: ArgumentHelp("What you saw; without it the telemetry decides.", valueName: "TEXT"))
    var seen: String?

    @OptionGroup var acting: ActingOptions

    func validate() throws { if let seen { try NoteText.check(seen, "--seen", isRequired: true) } }

    func run() throws {
        let proof = seen.map { RepairProof.inspection($0) } ?? .telemetry
        try acting.carryOut(.step(target.id, problems: problems.problems, .accept(proof)))
    }
}
