internal import CareRecords

/// What an entry of the ledger says, as bytes: name and text of each field, each with its length in bytes before it,
/// four bytes, most significant first.
enum LedgerBody {
    static func bytes(_ fields: [RecordSubmission.Field]) -> [UInt8] {
        var bytes: [UInt8] = []
        for text in fields.flatMap({ [$0.name, $0.text] }) {
            let length = text.utf8.count
            for shift in [24, 16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: length >> shift)) }
            bytes.append(contentsOf: text.utf8)
        }
        return bytes
    }

    static func fields(_ bytes: [UInt8]) throws -> [RecordSubmission.Field] {
        var rest = bytes[...]
        func text() throws -> String {
            guard rest.count >= 4 else { throw damaged }
            let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(4)
            guard rest.count >= length else { throw damaged }
            defer { rest = rest.dropFirst(length) }
            return String(decoding: rest.prefix(length), as: UTF8.self)
        }
        var fields: [RecordSubmission.Field] = []
        while !rest.isEmpty { fields.append(RecordSubmission.Field(try text(), try text())) }
        return fields
    }

    private static var damaged: StoreError { StoreError(.damaged, "an entry of the ledger ends in the middle") }
}
