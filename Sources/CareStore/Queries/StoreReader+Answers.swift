internal import CareCore
internal import Foundation
internal import GRDB
public import Ingest

extension StoreReader {
    /// The kept answer to a request of that person under that key; `nil` when there is none.
    /// - Throws: `StoreError` when the file cannot be read.
    public func answer(of person: String, key: String) throws -> RequestAnswer? {
        try read { db in
            guard
                let row = try Row.fetchOne(db, sql: NamedQuery.requestAnswer.sql, arguments: [person, key])
            else { return nil }
            let text: String = row["text"]
            let outcome: CommandOutcome =
                row["outcome"] == 1
                ? .done(text)
                : .refused(
                    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
            return RequestAnswer(
                RequestMark(person: person, key: key, fingerprint: [UInt8](row["fingerprint"] as Data)), outcome,
                at: Timestamp(milliseconds: row["at"]))
        }
    }
}
