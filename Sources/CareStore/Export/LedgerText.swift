internal import CareRecords
internal import CareWire
internal import Foundation

/// What an entry of the ledger says, for people and other programs: a JSON array of pairs of name and text.
enum LedgerText {
    static func text(_ fields: [RecordSubmission.Field]) -> String {
        var writer = JSONWriter()
        writer.array { writer in
            for field in fields {
                writer.array { writer in
                    writer.value(field.name)
                    writer.value(field.text)
                }
            }
        }
        return writer.text
    }

    /// The fields of such an array; `nil` when the text is none.
    static func fields(_ json: Data) -> [RecordSubmission.Field]? {
        json.withUnsafeBytes { bytes in
            var scanner = JSONScanner(bytes)
            return try? fields(&scanner)
        }
    }

    private static func fields(_ scanner: inout JSONScanner) throws -> [RecordSubmission.Field]? {
        var fields: [RecordSubmission.Field] = []
        try scanner.beginArray()
        while try scanner.nextElement() {
            var words: [String] = []
            try scanner.beginArray()
            while try scanner.nextElement() { words.append(scanner.string(try scanner.text())) }
            guard words.count == 2 else { return nil }
            fields.append(RecordSubmission.Field(words[0], words[1]))
        }
        try scanner.finish()
        return fields
    }
}
