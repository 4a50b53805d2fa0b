import CareCore
import CareWire

extension RecordJSON {
    /// `profile, rule, field, value, source, by, at, reason, refused`.
    static func line(of listing: RuleListing) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("profile", listing.profile)
            writer.field("rule", listing.rule)
            writer.field("field", listing.field.description)
            writer.field("value", listing.value?.description)
            writer.field("source", listing.source)
            writer.field("by", listing.row?.by)
            writer.field("at", listing.row?.at)
            writer.field("reason", listing.row?.reason)
            writer.name("refused")
            writer.array { writer in for text in listing.refused { writer.value(text) } }
        }
        return writer.text
    }
}
