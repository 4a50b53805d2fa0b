internal import CareRecords

/// That a month of a county was frozen.
struct RevisionAnswer: Encodable, Sendable {
    let month: String
    let revision: Int64
    let at: String
    let by: String?
    let reason: String?
    let digest: String
    let anchor: String

    init(_ month: SummaryMonth, _ revision: SummaryRevision) {
        self.month = month.recordText
        self.revision = revision.number
        at = revision.at.text
        by = revision.by
        reason = revision.reason
        digest = revision.digest
        anchor = revision.anchor.line
    }
}
