import CareCore
import CareRecords
import CareWire

/// A file of the contact book: `person,role,scope,name,channels` and, as wanted, `language,hours,from,until`.
struct ContactFile {
    let lines: [DutyCommand.Line<Contact>]
    let faults: [RecordFileFault]

    init(_ bytes: [UInt8]) {
        var table = ImportTable(
            bytes, needed: ["person", "role", "scope", "name", "channels"],
            wanted: ["language", "hours", "from", "until"])
        var lines: [DutyCommand.Line<Contact>] = []
        while let line = table.next() {
            let who = table.person(line)
            let name = table.needed("name", line, PersonName.expected, .name, hint: String.hint, Self.name)
            let channels = table.needed(
                "channels", line, ContactChannel.expected, .phone, hint: Self.channelsHint, Self.channels)
            let language = table.wanted("language", line, "zh or en") { Contact.Language(rawValue: $0) }
            let hours = table.wanted("hours", line, "a window such as 07:00-22:30") { Self.hours($0) }
            let from = table.wantedMoment("from", line)
            let until = table.wantedMoment("until", line)
            guard let who, let name, let channels else { continue }
            let contact = Contact(
                person: who.person, post: who.post, name: name, channels: channels, language: language ?? .zh,
                hours: hours, from: from, until: until)
            lines.append(DutyCommand.Line(line.number, contact))
        }
        self.lines = lines
        faults = table.faults
    }

    private static func name(_ text: String) -> String? {
        PersonName.isGood(text) && String.hint(for: text).isEmpty ? text : nil
    }

    /// A channel takes any address; one that a spreadsheet has damaged would be found out when somebody is to be told.
    private static func channels(_ text: String) -> [ContactChannel]? {
        guard let channels = ContactChannel.list(text), addressHint(channels).isEmpty else { return nil }
        return channels
    }

    private static func channelsHint(_ text: String) -> String {
        let hint = addressHint(text.split(separator: " ").compactMap { ContactChannel($0) })
        return hint.isEmpty ? RecordList<RecordID>.hint(for: text) : hint
    }

    /// What seems to have happened to one of the addresses; empty when nothing is known.
    private static func addressHint(_ channels: [ContactChannel]) -> String {
        channels.lazy.map { RecordID.hint(for: $0.address) }.first { !$0.isEmpty } ?? ""
    }

    private static func hours(_ text: String) -> DailyWindow? {
        let parts = text.split(separator: "-").map { TimeOfDay.minute($0) }
        guard parts.count == 2, let from = parts[0], let until = parts[1] else { return nil }
        return DailyWindow(from: from, until: until)
    }
}
