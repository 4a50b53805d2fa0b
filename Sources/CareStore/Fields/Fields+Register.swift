public import CareCore
public import CareWire

extension Fields {
    /// A shift: `role, scope, person, from, until`.
    public init(_ shift: Shift) {
        self.init { fields in
            fields.put("role", shift.post.role.name)
            fields.put("scope", shift.post.scope.description)
            fields.put("person", shift.person.text)
            fields.put("from", shift.from)
            fields.put("until", shift.until)
        }
    }

    /// An entry of the ledger without what the form said: `entry, at, by, form, about, sha256`.
    public init(_ entry: LedgerEntryRecord) {
        self.init { fields in
            fields.put("entry", entry.number)
            fields.put("at", entry.at)
            fields.put("by", entry.by)
            fields.put("form", entry.form)
            fields.put("about", entry.subject)
            fields.put("sha256", entry.hash)
        }
    }

    /// A field of a rule with the value that counts: `profile, rule, field, value, source, by, at, reason, refused`.
    public init(_ listing: RuleListing) {
        self.init { fields in
            fields.put("profile", listing.profile)
            fields.put("rule", listing.rule)
            fields.put("field", listing.field.description)
            fields.put("value", listing.value?.description)
            fields.put("source", listing.source)
            fields.put("by", listing.row?.by)
            fields.put("at", listing.row?.at)
            fields.put("reason", listing.row?.reason)
            fields.put("until", listing.row?.until)
            fields.put("refused", listing.refused)
        }
    }
}
