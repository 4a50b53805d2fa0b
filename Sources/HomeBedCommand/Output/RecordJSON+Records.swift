import CareCore
import CareRecords
import CareStore
import CareWire

extension RecordJSON {
    /// The fields of the row as texts, and `entry`, the number of the ledger's entry that wrote it last.
    static func line(of record: StoredRecord, in table: RecordTable, _ masking: RecordMasking) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            for column in table.columns { writer.field(column.name, masking.text(record.row, column)) }
            writer.field("entry", record.entry)
        }
        return writer.text
    }

    /// `entry, at, by, form, about, sha256`.
    static func line(of entry: LedgerEntryRecord) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("entry", entry.number)
            writer.field("at", entry.at)
            writer.field("by", entry.by)
            writer.field("form", entry.form)
            writer.field("about", entry.subject)
            writer.field("sha256", entry.hash)
        }
        return writer.text
    }

    /// `token, text, until`: a token that was just made, with what is shown once.
    static func line(ofSecret text: String, _ token: String, until: Timestamp) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("token", token)
            writer.field("text", text)
            writer.field("until", until)
        }
        return writer.text
    }
}
