internal import CareRecords
internal import Foundation
internal import GRDB

/// What came of proving the ledger and the rows of the records.
public struct LedgerProof: Sendable, Equatable {
    /// How many entries there are.
    public let entries: Int64
    /// How many rows of the records were compared.
    public let rows: Int64
    /// What does not fit: the entry from which the chain is broken, then rows in the order of the entries that wrote
    /// them, so that the first row that was touched is named first.
    public let findings: [LedgerFinding]

    /// So many findings are named, the first ones; one is enough to know, and a table that was emptied has thousands.
    public static let mostFindings = 100

    /// Recomputes the chain and compares every row with the entry that wrote it; needs no key.
    init(_ db: Database) throws {
        entries = try Int64.fetchOne(db, sql: "SELECT count(*) FROM ledger") ?? 0
        let broken = try Ledger.firstBroken(db).map { LedgerFinding(.entryTouched, entry: $0) }
        var written = try Self.written(db)
        var count: Int64 = 0
        var found: [LedgerFinding] = []
        for table in try LedgeredTable.all(db) {
            try table.forEachRow(db) { row, entry in
                count += 1
                let key = LedgerPut.spoken(row.key, of: table.name)
                guard let last = written[table.name]?.removeValue(forKey: row.key), !last.digest.isEmpty else {
                    found.append(LedgerFinding(.rowAdded, entry: entry, table: table.name, key: key))
                    return
                }
                if last.digest != row.digest {
                    found.append(LedgerFinding(.rowTouched, entry: last.entry, table: table.name, key: key))
                }
            }
        }
        for (table, rows) in written.sorted(by: { $0.key < $1.key }) {
            for (key, last) in rows.sorted(by: { $0.key < $1.key }) where !last.digest.isEmpty {
                let key = LedgerPut.spoken(key, of: table)
                found.append(LedgerFinding(.rowRemoved, entry: last.entry, table: table, key: key))
            }
        }
        rows = count
        let ordered = found.enumerated().sorted {
            ($0.element.entry, $0.offset) < ($1.element.entry, $1.offset)
        }.map(\.element)
        findings = Array(([broken].compactMap { $0 } + ordered).prefix(Self.mostFindings))
    }

    /// The last that the ledger says of each row, by table and key.
    static func written(_ db: Database) throws -> [String: [String: (entry: Int64, digest: [UInt8])]] {
        var written: [String: [String: (entry: Int64, digest: [UInt8])]] = [:]
        let entries = try Row.fetchCursor(
            db, sql: "SELECT number, puts FROM ledger WHERE puts IS NOT NULL ORDER BY number")
        while let entry = try entries.next() {
            // A list that is none breaks the chain too, which names the entry.
            for put in LedgerPut.list(Array(entry[1] as Data)) ?? [] {
                written[put.table, default: [:]][put.key] = (entry[0], put.digest)
            }
        }
        return written
    }
}
