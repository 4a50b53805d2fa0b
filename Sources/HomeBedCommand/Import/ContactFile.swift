import CareCore
import CareWire
import Gateway

/// A file of the contact book: `person,role,scope,name,channels` and, as wanted, `language,hours,from,until`.
struct ContactFile {
    let lines: [DutyCommand.Line<Contact>]
    let faults: [ImportFault]

    init(_ bytes: [UInt8]) {
        var table = DutyTable(
            bytes, needed: ["person", "role", "scope", "name", "channels"],
            wanted: ["language", "hours", "from", "until"])
        var lines: [DutyCommand.Line<Contact>] = []
        for line in table.lines {
            let who = table.person(line)
            let name = table.needed("name", line, PersonName.expected) { PersonName.isGood($0) ? $0 : nil }
            let channels = table.needed("channels", line, ContactChannel.expected) { ContactChannel.list($0) }
            let language = table.wanted("language", line, "zh or en") { Contact.Language(rawValue: $0) }
            let hours = table.wanted("hours", line, "a window such as 07:00-22:30", Self.hours)
            let from = table.wanted("from", line, DutyTable.moment) { try? RFC3339.parse($0) }
            let until = table.wanted("until", line, DutyTable.moment) { try? RFC3339.parse($0) }
            guard let who, let name, let channels else { continue }
            let contact = Contact(
                person: who.person, post: who.post, name: name, channels: channels, language: language ?? .zh,
                hours: hours, from: from, until: until)
            lines.append(DutyCommand.Line(line.number, contact))
        }
        self.lines = lines
        faults = table.faults
    }

    private static func hours(_ text: String) -> DailyWindow? {
        let parts = text.split(separator: "-").map { TimeOfDay.minute($0) }
        guard parts.count == 2, let from = parts[0], let until = parts[1] else { return nil }
        return DailyWindow(from: from, until: until)
    }
}
