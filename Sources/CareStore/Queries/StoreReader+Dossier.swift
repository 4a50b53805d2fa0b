public import CareCore
public import CareRecords
internal import Foundation
internal import GRDB

extension StoreReader {
    /// Everything about a bed as it was at one moment, and the newest entry of the ledger at that moment.
    /// - Parameters:
    ///   - bed: The bed.
    ///   - key: The secret of the records.
    ///   - proof: What came of proving ledger and rows, once for all dossiers that are made.
    /// - Returns: The records, and the proof with the newest entry.
    /// - Throws: `StoreError` when the file cannot be read or the key is another.
    public func dossier(
        of bed: BedID, key: RecordKey, proof: LedgerProof
    ) throws -> (records: DossierRecords, proof: DossierProof) {
        try read { db in
            try Meta.checkForReading(key, db)
            let book = SQLiteBook(db: db, seal: RecordSeal(key: key))
            let records = try DossierRecords(bed) { table, conditions in
                try book.entries(table, where: conditions).map { DossierRow($0.row, entry: $0.entry) }
            }
            let row = try Row.fetchOne(
                db, sql: "SELECT number, at, hash FROM ledger ORDER BY number DESC LIMIT 1")
            let newest = row.map { row in
                let digits = (row["hash"] as Data).map { byte in
                    (byte < 16 ? "0" : "") + String(byte, radix: 16)
                }
                return DossierProof.Entry(
                    number: row["number"], at: Timestamp(milliseconds: row["at"]), hash: digits.joined())
            }
            return (
                records,
                DossierProof(
                    entries: proof.entries, rows: proof.rows, newest: newest, faults: proof.findings.map(\.spokenText))
            )
        }
    }
}
