internal import CareRecords
internal import CareWire

extension Fields {
    /// Why a figure differs between two revisions.
    init(_ change: SummaryChange) {
        self.init { fields in
            fields.put("figure", change.figure.name)
            fields.put("title", change.figure.title)
            fields.put("table", change.figure.table)
            fields.put("before", change.before)
            fields.put("after", change.after)
            fields.put("added", change.added)
            fields.put("removed", change.removed)
        }
    }
}
