internal import CareCore
internal import Crypto
internal import Foundation
internal import GRDB

/// The hash chain of the audit table: each row's hash covers the hash before it, so a row that was touched, removed or
/// put in between breaks every hash from there on.
///
/// It shows tampering by whoever cannot rewrite all later rows; cutting rows off at the end shows only against a copy
/// of the newest hash kept elsewhere.
enum AuditChain {
    /// The hash before the first row.
    static let seed = [UInt8](repeating: 0, count: SHA256.byteCount)

    /// The hash of a row: SHA-256 over the hash before, number and time as eight bytes each, most significant first,
    /// and the four texts, each with its length in bytes before it in the same form.
    static func hash(after previous: [UInt8], number: Int64, _ row: AuditRow) -> [UInt8] {
        var hasher = SHA256()
        hasher.update(data: previous)
        update(&hasher, with: number)
        update(&hasher, with: row.at.milliseconds)
        for text in [row.by, row.action, row.subject, row.detail] {
            let bytes = Array(text.utf8)
            update(&hasher, with: Int64(bytes.count))
            hasher.update(data: bytes)
        }
        return Array(hasher.finalize())
    }

    private static func update(_ hasher: inout SHA256, with number: Int64) {
        withUnsafeBytes(of: number.bigEndian) { hasher.update(bufferPointer: $0) }
    }

    /// Appends `rows` to the table.
    static func append(_ rows: [AuditRow], _ db: Database) throws {
        guard !rows.isEmpty else { return }
        let last = try Row.fetchOne(
            try db.cachedStatement(sql: "SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1"))
        var number: Int64 = last?["number"] ?? 0
        var previous: [UInt8] = last.map { Array($0["hash"] as Data) } ?? seed
        let insert = try db.cachedStatement(
            sql: "INSERT INTO audit (number, at, actor, action, subject, detail, hash) VALUES (?, ?, ?, ?, ?, ?, ?)")
        for row in rows {
            number += 1
            previous = hash(after: previous, number: number, row)
            try insert.execute(arguments: [
                number, row.at.milliseconds, row.by, row.action, row.subject, row.detail, Data(previous),
            ])
        }
    }

    /// Recomputes the whole chain.
    /// - Returns: The number of the first row whose hash does not fit; `nil` when all fit.
    static func firstBroken(_ db: Database) throws -> Int64? {
        var expected: Int64 = 1
        var previous = seed
        let rows = try Row.fetchCursor(
            db, sql: "SELECT number, at, actor, action, subject, detail, hash FROM audit ORDER BY number")
        while let row = try rows.next() {
            let number: Int64 = row[0]
            let content = AuditRow(
                at: Timestamp(milliseconds: row[1]), by: row[2], action: row[3], subject: row[4], detail: row[5])
            let stored = Array(row[6] as Data)
            guard number == expected, hash(after: previous, number: number, content) == stored else { return number }
            previous = stored
            expected += 1
        }
        return nil
    }
}
