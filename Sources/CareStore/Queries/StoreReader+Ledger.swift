internal import CareCore
public import CareRecords
internal import Foundation
internal import GRDB

extension StoreReader {
    /// Recomputes the ledger's chain of hashes and compares every row of the records with the entry that wrote it.
    /// Reads all of both: open the reader with a limit that allows for it.
    /// - Throws: `StoreError` when the file cannot be read.
    public func proveLedger() throws -> LedgerProof { try read { try LedgerProof($0) } }

    /// The anchor of the ledger as it stands; `nil` while it is empty.
    /// - Throws: `StoreError` when the file cannot be read.
    public func ledgerAnchor() throws -> LedgerAnchor? {
        try read { db in
            guard
                let row = try Row.fetchOne(
                    db, sql: "SELECT number, at, hash FROM ledger ORDER BY number DESC LIMIT 1")
            else { return nil }
            return LedgerAnchor(
                database: try Meta.value(db, Meta.instanceKey) ?? "", entry: row[0],
                count: try Int64.fetchOne(db, sql: "SELECT count(*) FROM ledger") ?? 0,
                at: Timestamp(milliseconds: row[1]), hash: Hexadecimal.text(row[2] as Data))
        }
    }

    /// Compares the ledger with an anchor of it.
    /// - Returns: What does not fit; `nil` when the ledger up to the anchor is what it was.
    /// - Throws: `StoreError` when the file cannot be read or the anchor is of another database.
    public func finding(_ anchor: LedgerAnchor) throws -> LedgerFinding? {
        try read { db in
            let instance = try Meta.value(db, Meta.instanceKey) ?? ""
            guard instance == anchor.database else {
                throw StoreError(
                    .foreign,
                    "the anchor is of database \(anchor.database), this one is \(instance); name the right file")
            }
            guard
                let row = try Row.fetchOne(
                    db, sql: "SELECT at, hash FROM ledger WHERE number = ?", arguments: [anchor.entry])
            else { return LedgerFinding(.cutOff, entry: anchor.entry) }
            let count = try Int64.fetchOne(
                db, sql: "SELECT count(*) FROM ledger WHERE number <= ?", arguments: [anchor.entry])
            let isSame =
                Hexadecimal.text(row[1] as Data) == anchor.hash && row[0] == anchor.at.milliseconds
                && count == anchor.count
            return isSame ? nil : LedgerFinding(.rewritten, entry: anchor.entry)
        }
    }
}
