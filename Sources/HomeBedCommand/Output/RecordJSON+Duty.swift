import CareCore
import CareWire

extension RecordJSON {
    /// `person, role, scope, name, channels, language, hours_from, hours_until, from, until`; hours are `HH:MM`.
    static func fields(of contact: Contact) -> Fields {
        Fields { fields in
            fields.put("person", contact.person.text)
            fields.put("role", contact.post.role.name)
            fields.put("scope", contact.post.scope.description)
            fields.put("name", contact.name)
            fields.put("channels", contact.channels.map(\.text))
            fields.put("language", contact.language.rawValue)
            fields.put("hours_from", contact.hours.map { TimeOfDay.text($0.from) })
            fields.put("hours_until", contact.hours.map { TimeOfDay.text($0.until) })
            fields.put("from", contact.from)
            fields.put("until", contact.until)
        }
    }

    /// As a shift, of a post that has nobody: `person` is `null`, `from` and `until` say since when and until when.
    static func fields(ofVacant post: DutyPost, since: Timestamp?, until: Timestamp?) -> Fields {
        Fields { fields in
            fields.put("role", post.role.name)
            fields.put("scope", post.scope.description)
            fields.put("person", String?.none)
            fields.put("from", since)
            fields.put("until", until)
        }
    }
}
