/// Something about the ledger or a row of the records that does not fit: it was changed behind the ledger's back.
public struct LedgerFinding: Sendable, Equatable {
    /// What was found.
    public enum Kind: Sendable, Equatable {
        /// The entry does not fit the one before: it or an earlier one was touched, removed or put in.
        case entryTouched
        /// The row is not as the entry wrote it.
        case rowTouched
        /// The row names an entry that did not write it; the entry is that one.
        case rowAdded
        /// The row that the entry wrote is missing.
        case rowRemoved
        /// An anchored entry is missing: entries were cut off at the end.
        case cutOff
        /// The entry is not the one that was anchored: the chain was written anew.
        case rewritten
    }

    /// What was found.
    public let kind: Kind
    /// Number of the entry.
    public let entry: Int64
    /// The table of the row; empty for an entry.
    public let table: String
    /// The key of the row; empty for an entry.
    public let key: String

    /// Makes a finding.
    public init(_ kind: Kind, entry: Int64, table: String = "", key: String = "") {
        self.kind = kind
        self.entry = entry
        self.table = table
        self.key = key
    }

    /// What an operator reads.
    public var text: String {
        switch kind {
        case .entryTouched:
            "entry \(entry) of the ledger does not fit the one before: it or an earlier one was touched, removed or "
                + "put in"
        case .rowTouched: "\(table) \(key): the row is not as entry \(entry) of the ledger wrote it"
        case .rowAdded: "\(table) \(key): the row names entry \(entry) of the ledger, which did not write it"
        case .rowRemoved: "\(table) \(key): the row that entry \(entry) of the ledger wrote is missing"
        case .cutOff: "entry \(entry) of the ledger was anchored and is missing: entries were removed at the end"
        case .rewritten: "entry \(entry) of the ledger is not the one that was anchored: the chain was written anew"
        }
    }

    /// The same in Chinese, for printed documents.
    public var spokenText: String {
        switch kind {
        case .entryTouched: "台账第 \(entry) 条起不相扣,记录被改动、删除或插入过"
        case .rowTouched: "\(table) \(key):这行数据与台账第 \(entry) 条所写不符"
        case .rowAdded: "\(table) \(key):这行数据指向台账第 \(entry) 条,该条并未写入它"
        case .rowRemoved: "\(table) \(key):台账第 \(entry) 条写入的这行数据已不存在"
        case .cutOff: "台账第 \(entry) 条曾存证,现已不存在,末尾记录被删除过"
        case .rewritten: "台账第 \(entry) 条与存证不符,台账被整体重写过"
        }
    }
}
