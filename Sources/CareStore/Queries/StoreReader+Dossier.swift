public import CareCore
public import CareRecords
internal import Foundation
internal import GRDB

extension StoreReader {
    /// Everything about a bed as it was at one moment, and the newest entry of the ledger at that moment.
    /// - Parameters:
    ///   - bed: The bed.
    ///   - key: The secret of the records.
    ///   - verdict: What came of recomputing the ledger's chain.
    /// - Returns: The records; the proof, `nil` while the ledger is empty.
    /// - Throws: `StoreError` when the file cannot be read or the key is another.
    public func dossier(
        of bed: BedID, key: RecordKey, verdict: DossierProof.Verdict
    ) throws -> (records: DossierRecords, proof: DossierProof?) {
        try read { db in
            try Meta.checkForReading(key, db)
            let book = SQLiteBook(db: db, seal: RecordSeal(key: key))
            let records = try DossierRecords(bed) { table, conditions in
                try book.entries(table, where: conditions).map { DossierRow($0.row, entry: $0.entry) }
            }
            let newest = try Row.fetchOne(
                db, sql: "SELECT number, at, hash FROM ledger ORDER BY number DESC LIMIT 1")
            let count = try Int64.fetchOne(db, sql: "SELECT count(*) FROM ledger") ?? 0
            let proof = newest.map { row in
                let digits = (row["hash"] as Data).map { byte in
                    (byte < 16 ? "0" : "") + String(byte, radix: 16)
                }
                return DossierProof(
                    count: count, entry: row["number"], at: Timestamp(milliseconds: row["at"]),
                    hash: digits.joined(), verdict: verdict)
            }
            return (records, proof)
        }
    }
}
