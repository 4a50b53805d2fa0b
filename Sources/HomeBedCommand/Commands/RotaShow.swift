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
        let configuration = try shared.configuration()
        let book = try StoreReader.open(path: configuration.database, key: configuration.recordKey()).duty()
        var table = Table("ROLE", "SCOPE", "PERSON", "FROM", "UNTIL")
        for post in book.posts {
            let shifts = book.shifts(of: post).filter { moment.map($0.contains) ?? true }
            for shift in shifts {
                if json { Console.record(Fields(shift)) }
                table.add(
                    post.role.name, "\(post.scope)", shift.person.text, TimeText.short(shift.from),
                    TimeText.short(shift.until))
            }
            if let moment {
                show(book.vacancy(of: post, at: moment), of: post, in: &table)
            } else if !json {
                tell(book, post)
            }
        }
        if !json, !book.posts.isEmpty { table.lines.forEach(Console.result) }
        tellOfNoShifts(book)
    }

    /// A post that has nobody is a line like any other: what is missing is what one looks for.
    private func show(
        _ vacancy: (since: Timestamp?, until: Timestamp?)?, of post: DutyPost, in table: inout Table
    ) {
        guard let vacancy else { return }
        if json { Console.record(RecordJSON.fields(ofVacant: post, since: vacancy.since, until: vacancy.until)) }
        let (since, until) = (TimeText.short(vacancy.since), TimeText.short(vacancy.until))
        table.add(post.role.name, "\(post.scope)", "nobody", since, until)
        Console.tell(
            "nobody is on duty as \(post): emergencies go to whoever else is found, at last to all operators; "
                + "`homebed rota add` enters a shift")
    }

    private func tellOfNoShifts(_ book: DutyBook) {
        let posts = book.postsWithoutShifts
        if book.posts.isEmpty {
            Console.tell("no shifts are entered: `homebed rota add` adds one, `homebed rota import` a file")
        }
        for post in posts {
            Console.tell(
                "no shifts as \(post): everybody of the contact book answers, \(book.contacts(of: post).count) in all")
        }
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
