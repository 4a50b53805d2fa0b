internal import CareCore
internal import CareRecords
internal import CareWire
internal import Crypto
internal import Foundation
internal import GRDB

/// Everything that was ever entered into the records, in order, chained by hashes.
///
/// What a form said lies sealed in `body`. The chain goes over the hash of the sealed bytes, so that it can be proved
/// without the key, and so that a body can be erased when its retention time is over without breaking the chain.
enum Ledger {
    /// Appends the entry of an accepted form.
    /// - Returns: Its number.
    static func append(_ change: RecordChange, at now: Timestamp, _ db: Database, seal: RecordSeal) throws -> Int64 {
        let last = try Row.fetchOne(
            try db.cachedStatement(sql: "SELECT number, hash FROM ledger ORDER BY number DESC LIMIT 1"))
        let number = (last?["number"] ?? Int64(0)) + 1
        let previous: [UInt8] = last.map { Array($0["hash"] as Data) } ?? AuditChain.seed
        let body = try seal.seal(text(of: change), for: place(number))
        let digest = Array(SHA256.hash(data: body))
        let hash = hash(after: previous, number: number, at: now, [change.by, change.form, change.subject], digest)
        try db.cachedStatement(
            sql: """
                INSERT INTO ledger (number, at, actor, form, subject, body, digest, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            number, now.milliseconds, change.by, change.form, change.subject, body, Data(digest), Data(hash),
        ])
        return number
    }

    /// The number that the next entry will get.
    static func nextNumber(_ db: Database) throws -> Int64 {
        try Int64.fetchOne(try db.cachedStatement(sql: "SELECT coalesce(max(number), 0) + 1 FROM ledger")) ?? 1
    }

    /// What an entry says, as it was entered.
    static func fields(_ body: Data, number: Int64, seal: RecordSeal) throws -> [RecordSubmission.Field] {
        let json = try seal.open(body, for: place(number))
        return try LedgerBody.fields(json)
    }

    /// Recomputes the whole chain; needs no key. What an entry said may be gone only where an entry has released it.
    /// - Returns: The number of the first entry that does not fit; `nil` when all fit.
    static func firstBroken(_ db: Database) throws -> Int64? {
        var expected: Int64 = 1
        var previous = AuditChain.seed
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT number, at, actor, form, subject, body, digest, hash,
                    EXISTS (SELECT 1 FROM erasure JOIN ledger AS release ON release.number = erasure.release
                        WHERE erasure.entry = ledger.number AND release.form = 'records-release')
                FROM ledger ORDER BY number
                """)
        while let row = try rows.next() {
            let number: Int64 = row[0]
            let digest = Array(row[6] as Data)
            let isBodyWhole = (row[5] as Data?).map { Array(SHA256.hash(data: $0)) == digest } ?? (row[8] as Bool)
            let computed = hash(
                after: previous, number: number, at: Timestamp(milliseconds: row[1]), [row[2], row[3], row[4]], digest)
            guard number == expected, isBodyWhole, computed == Array(row[7] as Data) else { return number }
            previous = computed
            expected += 1
        }
        return nil
    }

    private static func text(of change: RecordChange) -> [UInt8] { LedgerBody.bytes(change.fields) }

    private static func place(_ number: Int64) -> String { "ledger \(number)" }

    /// SHA-256 over the hash before, number and time as eight bytes each, most significant first, the texts, each with
    /// its length in bytes before it in the same form, and the digest of the body.
    private static func hash(
        after previous: [UInt8], number: Int64, at: Timestamp, _ texts: [String], _ digest: [UInt8]
    ) -> [UInt8] {
        var hasher = SHA256()
        hasher.update(data: previous)
        hasher.update(data: number.bigEndianBytes)
        hasher.update(data: at.milliseconds.bigEndianBytes)
        for text in texts {
            hasher.update(data: Int64(text.utf8.count).bigEndianBytes)
            hasher.update(data: Array(text.utf8))
        }
        hasher.update(data: digest)
        return Array(hasher.finalize())
    }
}

extension Int64 {
    /// Eight bytes, the most significant first.
    fileprivate var bigEndianBytes: [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: self >> (56 - 8 * $0)) } }
}
