import CareCore
import CareWire

extension RecordJSON {
    /// `person, role, scope, name, channels, language, hours_from, hours_until, from, until`; hours are `HH:MM`.
    static func line(of contact: Contact) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("person", contact.person.text)
            writer.field("role", contact.post.role.name)
            writer.field("scope", contact.post.scope.description)
            writer.field("name", contact.name)
            writer.array("channels") { writer in for channel in contact.channels { writer.value(channel.text) } }
            writer.field("language", contact.language.rawValue)
            writer.field("hours_from", contact.hours.map { TimeOfDay.text($0.from) })
            writer.field("hours_until", contact.hours.map { TimeOfDay.text($0.until) })
            writer.field("from", contact.from)
            writer.field("until", contact.until)
        }
        return writer.text
    }

    /// The same of a post that has nobody: `person` is `null`, `from` and `until` say since when and until when.
    static func line(of post: DutyPost, since: Timestamp?, until: Timestamp?) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("role", post.role.name)
            writer.field("scope", post.scope.description)
            writer.field("person", String?.none)
            writer.field("from", since)
            writer.field("until", until)
        }
        return writer.text
    }

    /// `role, scope, person, from, until`.
    static func line(of shift: Shift) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("role", shift.post.role.name)
            writer.field("scope", shift.post.scope.description)
            writer.field("person", shift.person.text)
            writer.field("from", shift.from)
            writer.field("until", shift.until)
        }
        return writer.text
    }
}
