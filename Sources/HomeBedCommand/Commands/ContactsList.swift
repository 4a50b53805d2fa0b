import ArgumentParser
import CareCore
import CareStore
import Gateway

/// `homebed contacts list [--bed BED] [--json]`
struct ContactsList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the contact book, or who answers for a bed, by role.")

    @Option(help: "Only lines that count for this bed.")
    var bed: String?

    @Flag(help: "One JSON object a line.")
    var json = false

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let configuration = try shared.configuration()
        let reader = try StoreReader.open(path: configuration.database, key: configuration.recordKey())
        let (registry, book) = (try reader.registry(), try reader.duty())
        var scopes: [ContactScope]?
        if let bed {
            guard let id = BedID(bed), let number = registry.number(of: id) else {
                throw CommandFailure(.refused, ["--bed: expected a registered bed, found \"\(bed)\""])
            }
            scopes = registry.contactScopes(of: .bed(number)).flatMap(\.self)
        }
        let lines = ContactRole.allCases.flatMap { book.contacts(as: $0) }
            .filter { scopes?.contains($0.post.scope) ?? true }
        if json { return lines.forEach { Console.record(RecordJSON.fields(of: $0)) } }
        var table = Table("ROLE", "SCOPE", "PERSON", "NAME", "CHANNELS", "HOURS", "FROM", "UNTIL")
        for line in lines {
            let hours = line.hours.map { "\(TimeOfDay.text($0.from))-\(TimeOfDay.text($0.until))" }
            table.add(
                line.post.role.name, "\(line.post.scope)", line.person.text, line.name,
                line.channels.map(\.text).joined(separator: " "), hours ?? "-", TimeText.short(line.from),
                TimeText.short(line.until))
        }
        table.lines.forEach(Console.result)
        Console.tell("\(lines.count) lines")
    }
}
