import ArgumentParser
import CareCore
import CareStore
import CareWire
import Gateway

/// `homebed rota show [--at TIME] [--json]`
struct RotaShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Lists the shifts, or those of one moment, with gaps and overlaps.")

    @Option(help: ArgumentHelp("Only shifts of that moment, RFC 3339.", valueName: "TIME"))
    var at: String?

    @Flag(help: "One JSON object a line.")
    var json = false

    @OptionGroup var shared: SharedOptions

    func validate() throws { if let at { _ = try MomentText.moment(at, "--at") } }

    func run() throws {
        let moment = try at.map { try MomentText.moment($0, "--at") }
        let book = try StoreReader.open(path: try shared.configuration().database).duty()
        var table = Table("ROLE", "SCOPE", "PERSON", "FROM", "UNTIL")
        for post in book.posts {
            let shifts = book.shifts(of: post).filter { moment.map($0.contains) ?? true }
            if json {
                shifts.forEach { Console.record(Fields($0)) }
                continue
            }
            for shift in shifts {
                table.add(
                    post.role.name, "\(post.scope)", shift.person.text, TimeText.short(shift.from),
                    TimeText.short(shift.until))
            }
            if shifts.isEmpty { Console.tell("nobody is on duty as \(post)") }
            if moment == nil { tell(book, post) }
        }
        if book.posts.isEmpty {
            return Console.tell("no shifts are entered: `homebed rota add` adds one, `homebed rota import` a file")
        }
        if !json { table.lines.forEach(Console.result) }
    }

    private func tell(_ book: DutyBook, _ post: DutyPost) {
        for gap in book.gaps(of: post) {
            Console.tell("gap: nobody as \(post) from \(TimeText.short(gap.from)) until \(TimeText.short(gap.until))")
        }
        for (first, second) in book.overlaps(of: post) {
            Console.tell("overlap: \(first.person) and \(second.person) as \(post) from \(TimeText.short(second.from))")
        }
    }
}
