internal import Crypto
internal import Foundation
internal import GRDB

/// The hash of a row as it lies in the database: SHA-256 over its columns in the order of their names, of each its
/// name and its value, each with its length in bytes before it as eight bytes, most significant first. Before a value
/// stands a letter for its type. Columns without a value are left out, so that a column that a later schema adds
/// changes no hash. Sealed values count as they lie: the proof needs no key.
struct RowDigest {
    private let order: [(name: [UInt8], index: Int)]

    /// A digest of rows that have these columns in this order.
    init(columns: [String]) {
        order = columns.indices.sorted { columns[$0] < columns[$1] }.map { (Array(columns[$0].utf8), $0) }
    }

    func digest(_ values: some RandomAccessCollection<DatabaseValue>) -> [UInt8] {
        var hasher = SHA256()
        func update(_ part: [UInt8]) {
            withUnsafeBytes(of: Int64(part.count).bigEndian) { hasher.update(bufferPointer: $0) }
            hasher.update(data: part)
        }
        for (name, index) in order {
            let value: [UInt8]
            switch values[values.index(values.startIndex, offsetBy: index)].storage {
            case .null: continue
            case .int64(let number): value = Array("i\(number)".utf8)
            case .double(let number): value = Array("r\(number)".utf8)
            case .string(let text): value = Array("t\(text)".utf8)
            case .blob(let data): value = [UInt8(ascii: "b")] + data
            }
            update(name)
            update(value)
        }
        return Array(hasher.finalize())
    }

    /// The key of a row as an entry names it.
    static func key(_ values: some Collection<DatabaseValue>) -> String {
        values.map { value in
            switch value.storage {
            case .int64(let number): "\(number)"
            case .string(let text): text
            case .null, .double, .blob: ""
            }
        }.joined(separator: LedgerPut.separator)
    }
}
