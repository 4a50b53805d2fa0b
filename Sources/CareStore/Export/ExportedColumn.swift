internal import CareCore
internal import CareRecords
internal import CareWire
internal import Foundation
internal import GRDB

/// A column as an export shows it. Its cells read back to the very value.
struct ExportedColumn {
    /// How its cells are to be read.
    enum Kind: String {
        case integer
        /// Milliseconds since 1970, shown as RFC 3339.
        case moment
        case real
        case text
        /// `hex:` and hexadecimal digits, or `utf8:` and the text that the bytes are.
        case bytes
        /// As the forms of the records spell it.
        case record
    }

    let name: String
    let title: String
    let kind: Kind
    /// What a value means, its unit or its closed list.
    let meaning: String
    /// The table whose key it is.
    let refersTo: String?
    /// Whether a masked export hides it.
    let isPrivate: Bool
    /// The column of the forms, of tables of the records.
    let record: RecordColumn?

    /// What stands for a hidden value.
    static let mask = "***"
    /// Before a value of the records that is not as a form would have it.
    private static let raw = "raw:"

    /// The cell of a value; nothing for none, an apostrophe for an empty text.
    func cell(_ value: DatabaseValue) -> String {
        switch value.storage {
        case .null: return ""
        case .int64(let number):
            let moment = Timestamp(milliseconds: number)
            if kind == .moment, (RFC3339.earliest...RFC3339.latest).contains(moment) { return moment.recordText }
            return SpreadsheetCell.cell(of: "\(number)", isNumber: true)
        case .double(let number): return "\(number)"
        case .string(let text): return text.isEmpty ? "'" : SpreadsheetCell.cell(of: text, isNumber: false)
        case .blob(let data): return Self.cell(of: data)
        }
    }

    private static func cell(of data: Data) -> String {
        let isText = !data.isEmpty && data.allSatisfy { $0 >= 0x20 || $0 == 0x09 || $0 == 0x0A }
        if isText, let text = String(validating: data, as: UTF8.self) { return "utf8:" + text }
        return "hex:" + Hexadecimal.text(data)
    }

    /// The value of a cell; `nil` when it is none of this kind.
    func value(_ cell: String) -> DatabaseValue? {
        guard !cell.isEmpty else { return .null }
        let text = SpreadsheetCell.text(of: cell)
        switch kind {
        case .integer: return Int64(text)?.databaseValue
        case .moment:
            return Int64(text)?.databaseValue ?? Timestamp(recordText: text)?.milliseconds.databaseValue
        case .real: return Double(text)?.databaseValue
        case .text: return text.databaseValue
        case .bytes:
            if text.hasPrefix("utf8:") { return Data(text.utf8.dropFirst(5)).databaseValue }
            guard text.hasPrefix("hex:") else { return nil }
            return Hexadecimal.bytes(text.dropFirst(4)).map { Data($0).databaseValue }
        case .record: return stored(cell)?.databaseValue
        }
    }

    /// The cell of a value of the records.
    func cell(_ value: StoredValue) -> String {
        guard let record, value != .none else { return "" }
        if let text = record.text(value), !text.isEmpty, !text.hasPrefix(Self.raw), record.read(text) == value {
            return SpreadsheetCell.cell(of: text, isNumber: record.isInteger)
        }
        switch value {
        case .none: return ""
        case .integer(let number): return Self.raw + "\(number)"
        case .text(let text): return Self.raw + text
        }
    }

    /// The value of the records that a cell holds; `nil` when it is none.
    func stored(_ cell: String) -> StoredValue? {
        guard let record, !cell.isEmpty else { return StoredValue.none }
        let text = SpreadsheetCell.text(of: cell)
        guard text.hasPrefix(Self.raw) else { return record.read(text) }
        let rest = String(text.dropFirst(Self.raw.count))
        return record.isInteger ? Int64(rest).map { .integer($0) } : .text(rest)
    }
}
