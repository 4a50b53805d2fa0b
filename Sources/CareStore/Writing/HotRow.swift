internal import CareRecords
internal import Foundation
internal import GRDBSQLite

/// The current row of a `HotStatement`; valid inside the closure that gets it. Columns count from 0.
struct HotRow {
    let handle: OpaquePointer

    /// A whole number; 0 for NULL.
    func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

    /// A number; 0 for NULL.
    func double(_ column: Int32) -> Double { sqlite3_column_double(handle, column) }

    /// What lies in a column, as far as it matters.
    enum Kind {
        case integer, text
        /// Nothing, or anything else.
        case other
    }

    /// What lies in the column.
    func kind(_ column: Int32) -> Kind {
        switch sqlite3_column_type(handle, column) {
        case SQLITE_INTEGER: .integer
        case SQLITE_TEXT: .text
        default: .other
        }
    }

    /// A text; empty for NULL.
    func text(_ column: Int32) -> String {
        guard let start = sqlite3_column_text(handle, column) else { return "" }
        let count = Int(sqlite3_column_bytes(handle, column))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    /// Whether the text is that one; nothing is allocated to find out.
    func isText(_ column: Int32, _ other: String) -> Bool {
        guard let start = sqlite3_column_text(handle, column) else { return false }
        let count = Int(sqlite3_column_bytes(handle, column))
        guard count == other.utf8.count else { return false }
        let isSame = other.utf8.withContiguousStorageIfAvailable { bytes in
            bytes.baseAddress.map { memcmp(start, $0, count) == 0 } ?? true
        }
        return isSame ?? UnsafeBufferPointer(start: start, count: count).elementsEqual(other.utf8)
    }

    /// Which of some words the text is; `nil` when it is none of them. Nothing is allocated to find out.
    func word<Word: RecordWord>(_ column: Int32, of words: [Word]) -> Word? {
        words.first { isText(column, $0.rawValue) }
    }

    /// A copy of bytes; `nil` for NULL.
    func bytes(_ column: Int32) -> Data? {
        if isNull(column) { return nil }
        guard let start = sqlite3_column_blob(handle, column) else { return Data() }
        return Data(bytes: start, count: Int(sqlite3_column_bytes(handle, column)))
    }

    /// Whether the column is NULL.
    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }
}
