import CareCore
import CareWire

/// One line of the contact book as JSON.
struct ContactLine: Codable, Equatable {
    let line: DutyCommand.Line<Contact>

    init(_ line: DutyCommand.Line<Contact>) { self.line = line }

    init(from decoder: any Decoder) throws {
        let fields = try StrictFields(decoder)
        try fields.allow(
            "line", "person", "role", "scope", "name", "channels", "language", "hours_from", "hours_until", "from_ms",
            "until_ms")
        let name = try fields.decode(String.self, "name")
        guard PersonName.isGood(name) else {
            throw fields.fault("name", expected: PersonName.expected, found: "another")
        }
        var hours: DailyWindow?
        if let from = try fields.decodeIfPresent(Int.self, "hours_from") {
            let until = try fields.decode(Int.self, "hours_until")
            hours = DailyWindow(from: from, until: until)
            if hours == nil {
                throw fields.fault("hours_from", expected: "two minutes of the day", found: "\(from) and \(until)")
            }
        }
        line = DutyCommand.Line(
            try fields.decode(Int.self, "line"),
            Contact(
                person: try fields.dutyPerson("person"), post: try fields.dutyPost(), name: name,
                channels: try fields.parse("channels", expected: ContactChannel.expected) { ContactChannel.list($0) },
                language: try fields.parse("language", expected: "zh or en") { Contact.Language(rawValue: $0) },
                hours: hours, from: try fields.momentIfPresent("from_ms"),
                until: try fields.momentIfPresent("until_ms")))
    }

    func encode(to encoder: any Encoder) throws {
        let contact = line.value
        var fields = encoder.container(keyedBy: FieldName.self)
        try fields.encode(line.number, forKey: "line")
        try fields.encode(contact.person.text, forKey: "person")
        try fields.encode(contact.post.role.name, forKey: "role")
        try fields.encode(contact.post.scope.description, forKey: "scope")
        try fields.encode(contact.name, forKey: "name")
        try fields.encode(contact.channels.map(\.text).joined(separator: " "), forKey: "channels")
        try fields.encode(contact.language.rawValue, forKey: "language")
        try fields.encodeIfPresent(contact.hours?.from, forKey: "hours_from")
        try fields.encodeIfPresent(contact.hours?.until, forKey: "hours_until")
        try fields.encodeIfPresent(contact.from?.milliseconds, forKey: "from_ms")
        try fields.encodeIfPresent(contact.until?.milliseconds, forKey: "until_ms")
    }
}
