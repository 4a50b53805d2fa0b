import ArgumentParser
import CareCore
import CareRecords
import Gateway

/// `homebed orders assign ORDER PROBLEM… --to WHO [--due TIME] --by WHO`
struct OrdersAssign: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assign", abstract: "Says who is to mend problems of an order, and until when.",
        discussion: """
            Without --due the shortest time of the problems by repairs/ of the profiles holds; when that is over \
            already a time must be said. Assigned again, the newest word counts.
            """)

    @OptionGroup var target: OrderArgument
    @OptionGroup var problems: ProblemsArgument

    @Option(help: ArgumentHelp("The technician.", valueName: "WHO"))
    var to: String

    @Option(help: ArgumentHelp("Until when, RFC 3339.", valueName: "TIME"))
    var due: String?

    @OptionGroup var acting: ActingOptions

    func validate() throws {
        try NoteText.checkPerson(to, "--to")
        if let due { _ = try MomentText.moment(due, "--due") }
    }

    func run() throws {
        let moment = try due.map { try MomentText.moment($0, "--due") } ?? usualDue()
        try acting.carryOut(.step(target.id, problems: problems.problems, .assign(to: to, due: moment)))
    }

    private func usualDue() throws -> Timestamp {
        let configuration = try acting.shared.configuration()
        let repairs = try RepairDesk(configuration)
        let lines = try repairs.lines(of: target.id).filter { problems.problems.contains($0.problem.number) }
        guard let due = lines.map(\.due).min() else {
            throw CommandFailure(
                .refused, "order \(target.order): expected problems of it, there are none of these numbers")
        }
        guard due > repairs.now else {
            throw CommandFailure(
                .refused,
                "order \(target.order): the time to mend it was over \(TimeText.short(due)); say a new one with --due")
        }
        return due
    }
}
