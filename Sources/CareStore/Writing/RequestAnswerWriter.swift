internal import CareCore
internal import Foundation
internal import GRDB
internal import Ingest

/// Answers to marked requests: written with what they changed, kept for two days.
enum RequestAnswerWriter {
    /// How long an answer is kept. Whoever has not asked again by then will not.
    static let age = Milliseconds.hours(48)

    /// Writes the answers of a turn. A key that stands there already keeps its first answer.
    static func write(_ answers: [RequestAnswer], _ db: Database) throws {
        guard !answers.isEmpty else { return }
        let insert = try db.cachedStatement(
            sql: """
                INSERT OR IGNORE INTO requestAnswer (person, key, fingerprint, at, outcome, text)
                VALUES (?, ?, ?, ?, ?, ?)
                """)
        for answer in answers {
            let (outcome, text) =
                switch answer.outcome {
                case .done(let text): (1, text)
                case .refused(let reasons): (0, reasons.joined(separator: "\n"))
                }
            try insert.execute(arguments: [
                answer.mark.person, answer.mark.key, Data(answer.mark.fingerprint), answer.at.milliseconds, outcome,
                text,
            ])
        }
    }

    /// Deletes what is too old.
    /// - Returns: Whether there was something to delete.
    static func sweep(_ db: Database, now: Timestamp) throws -> Bool {
        let before = (now - age).milliseconds
        let oldest = "SELECT 1 FROM requestAnswer WHERE at < ? LIMIT 1"
        guard try Row.fetchOne(db.cachedStatement(sql: oldest), arguments: [before]) != nil else { return false }
        try ReadingSweep.inSecureTransaction(db) {
            try db.execute(sql: "DELETE FROM requestAnswer WHERE at < ?", arguments: [before])
        }
        return true
    }
}
