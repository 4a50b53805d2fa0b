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
    /// The newest entry: what the next one is chained to.
    struct Head: Equatable {
        /// Its number; 0 before the first.
        let number: Int64
        let hash: [UInt8]
    }

    /// The newest entry.
    static func head(_ db: Database) throws -> Head {
        let last = try Row.fetchOne(
            try db.cachedStatement(sql: "SELECT number, hash FROM ledger ORDER BY number DESC LIMIT 1"))
        return last.map { Head(number: $0[0], hash: Array($0[1] as Data)) } ?? Head(number: 0, hash: AuditChain.seed)
    }

    /// The entry of an accepted form behind `head`; `puts` are the rows that it writes.
    /// - Returns: Its values in the order of `insertion`, and the entry, to which the next one is chained.
    static func entry(
        of change: RecordChange, after head: Head, writing puts: [LedgerPut], at now: Timestamp, seal: RecordSeal
    ) throws -> (values: [DatabaseValue], head: Head) {
        let body = try Self.seal(change.fields, number: head.number + 1, seal)
        return entry(
            after: head, at: now, [change.by, change.form, change.subject], body: body,
            digest: Array(SHA256.hash(data: body)), writing: puts)
    }

    /// Puts an entry in.
    static let insertion = """
        INSERT INTO ledger (number, at, actor, form, subject, body, digest, hash, puts)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    /// Appends an entry in the program's own name that vouches for the rows as they are: those that were written before
    /// entries named their rows. Without a key there is no body.
    static func vouch(for puts: [LedgerPut], schema: Int, _ db: Database) throws {
        let head = try head(db)
        try insert(
            after: head, at: try newestTime(db), ["homebed", "ledger-vouch", "schema \(schema)"], body: nil,
            digest: noBody, writing: puts, db)
    }

    /// Appends an entry in the gateway's own name that says what became of the rows of a release: those that are gone
    /// and those that lost what was personal.
    static func erased(_ puts: [LedgerPut], release: Int64, at now: Timestamp, _ db: Database) throws {
        try insert(
            after: try head(db), at: now, ["gateway", "records-erased", "release \(release)"], body: nil,
            digest: noBody, writing: puts, db)
    }

    /// The digest of an entry that says nothing beside its rows.
    private static let noBody = Array(SHA256.hash(data: [UInt8]()))

    private static func insert(
        after head: Head, at now: Timestamp, _ texts: [String], body: Data?, digest: [UInt8],
        writing puts: [LedgerPut], _ db: Database
    ) throws {
        let entry = entry(after: head, at: now, texts, body: body, digest: digest, writing: puts)
        try db.cachedStatement(sql: insertion).execute(arguments: StatementArguments(entry.values))
    }

    private static func entry(
        after head: Head, at now: Timestamp, _ texts: [String], body: Data?, digest: [UInt8],
        writing puts: [LedgerPut]
    ) -> (values: [DatabaseValue], head: Head) {
        let number = head.number + 1
        let list = LedgerPut.bytes(puts)
        let hash = hash(after: head.hash, number: number, at: now, texts, digest, list)
        let values: [(any DatabaseValueConvertible)?] = [
            number, now.milliseconds, texts[0], texts[1], texts[2], body, Data(digest), Data(hash), Data(list),
        ]
        return (values.map { $0?.databaseValue ?? .null }, Head(number: number, hash: hash))
    }

    /// When the newest entry was made; the epoch before the first.
    static func newestTime(_ db: Database) throws -> Timestamp {
        let at = try Int64.fetchOne(db, sql: "SELECT at FROM ledger ORDER BY number DESC LIMIT 1")
        return Timestamp(milliseconds: at ?? 0)
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
                SELECT number, at, actor, form, subject, body, digest, hash, puts,
                    EXISTS (SELECT 1 FROM erasure JOIN ledger AS release ON release.number = erasure.release
                        WHERE erasure.entry = ledger.number AND release.form = 'records-release')
                FROM ledger ORDER BY number
                """)
        while let row = try rows.next() {
            let number: Int64 = row[0]
            let digest = Array(row[6] as Data)
            let isReleased: Bool = row[9]
            let isBodyWhole =
                (row[5] as Data?).map { Array(SHA256.hash(data: $0)) == digest } ?? (isReleased || digest == noBody)
            let computed = hash(
                after: previous, number: number, at: Timestamp(milliseconds: row[1]), [row[2], row[3], row[4]], digest,
                (row[8] as Data?).map { Array($0) })
            guard number == expected, isBodyWhole, computed == Array(row[7] as Data) else { return number }
            previous = computed
            expected += 1
        }
        return nil
    }

    /// The sealed body of an entry: the same for the same words in the same place under the same key.
    static func seal(_ fields: [RecordSubmission.Field], number: Int64, _ seal: RecordSeal) throws -> Data {
        try seal.seal(LedgerBody.bytes(fields), for: place(number))
    }

    private static func place(_ number: Int64) -> String { "ledger \(number)" }

    /// SHA-256 over the hash before, number and time as eight bytes each, most significant first, the texts, each with
    /// its length in bytes before it in the same form, the digest of the body, and the list of the rows with its length
    /// before it; entries of earlier schemas have none.
    private static func hash(
        after previous: [UInt8], number: Int64, at: Timestamp, _ texts: [String], _ digest: [UInt8], _ puts: [UInt8]?
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
        if let puts {
            hasher.update(data: Int64(puts.count).bigEndianBytes)
            hasher.update(data: puts)
        }
        return Array(hasher.finalize())
    }
}

extension Int64 {
    /// Eight bytes, the most significant first.
    fileprivate var bigEndianBytes: [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: self >> (56 - 8 * $0)) } }
}
