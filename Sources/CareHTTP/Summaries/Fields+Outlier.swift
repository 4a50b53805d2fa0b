internal import CareRecords
internal import CareWire

extension Fields {
    /// Something of which a figure is far from what is usual in its county.
    init(_ outlier: Outlier) {
        self.init { fields in
            fields.put("kind", outlier.kind.rawValue)
            fields.put("name", outlier.name)
            fields.put("measure", outlier.measure.rawValue)
            fields.put("title", outlier.measure.title)
            fields.put("value", outlier.value)
            fields.put("median", outlier.median)
            fields.put("deviations", outlier.deviations)
            fields.put("peers", outlier.peers)
            fields.put("table", outlier.measure.table)
            fields.put("rows", outlier.rows)
        }
    }
}
