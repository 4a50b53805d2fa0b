public import CareRecords
public import CareWire

extension Fields {
    /// That a month of a county was frozen: `revision, at, by, reason, digest, anchor`, after `month` where it is told
    /// with it.
    public init(_ revision: SummaryRevision, of month: SummaryMonth? = nil) {
        self.init { fields in
            if let month { fields.put("month", month.recordText) }
            fields.put("revision", revision.number)
            fields.put("at", revision.at)
            fields.put("by", revision.by)
            fields.put("reason", revision.reason)
            fields.put("digest", revision.digest)
            fields.put("anchor", revision.anchor.line)
        }
    }
}
