internal import CareRecords

/// A row of the records that an entry of the ledger wrote: which one, and a hash of it as it lay in the database then.
///
/// The list stands in the entry and is covered by its hash, so that whoever changes, adds or removes a row without an
/// entry is found. Decision 48.
struct LedgerPut: Equatable {
    /// The table.
    let table: String
    /// The values of the key, numbers in digits, with a unit separator between them.
    let key: String
    /// Hash of the row; empty when the entry removed it.
    let digest: [UInt8]

    /// Between the values of a key; no text of a key holds it.
    static let separator = "\u{1F}"

    /// The key of a row of a table as the forms spell it, with spaces between its values.
    static func spoken(_ key: String, of table: String) -> String {
        let values = key.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
        let columns = RecordForms.tables.first { $0.name == table }?.key.map { $0 } ?? []
        guard columns.count == values.count else { return values.joined(separator: " ") }
        return zip(columns, values).map { column, text in
            column.isInteger ? Int64(text).flatMap { column.text(.integer($0)) } ?? text : text
        }.joined(separator: " ")
    }

    /// The bytes of a list: for each put table, key and digest, each with its length in four bytes before it, most
    /// significant first.
    static func bytes(_ puts: [LedgerPut]) -> [UInt8] {
        var bytes: [UInt8] = []
        for put in puts {
            for part in [Array(put.table.utf8), Array(put.key.utf8), put.digest] {
                for shift in [24, 16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: part.count >> shift)) }
                bytes += part
            }
        }
        return bytes
    }

    /// The list of an entry; `nil` when the bytes are none.
    static func list(_ bytes: [UInt8]) -> [LedgerPut]? {
        var rest = bytes[...]
        func part() -> [UInt8]? {
            guard rest.count >= 4 else { return nil }
            let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(4)
            guard rest.count >= length else { return nil }
            defer { rest = rest.dropFirst(length) }
            return Array(rest.prefix(length))
        }
        var puts: [LedgerPut] = []
        while !rest.isEmpty {
            guard let table = part(), let key = part(), let digest = part() else { return nil }
            puts.append(
                LedgerPut(
                    table: String(decoding: table, as: UTF8.self), key: String(decoding: key, as: UTF8.self),
                    digest: digest))
        }
        return puts
    }
}
