internal import CareCore
internal import CareStore
internal import CareWire

/// Readings as columns: a page of them is drawn, not read.
enum SeriesAnswer {
    /// The columns of `points`: values, or what became of them in each bucket.
    static func fields(_ asked: SeriesQuery, _ points: [SeriesPoint]) -> Fields {
        Fields { fields in
            fields.put("device", asked.device.text)
            fields.put("metric", asked.metric.name)
            fields.put("unit", asked.metric.unit)
            fields.put("states", asked.metric.stateNames)
            fields.put("bucket", asked.bucket?.rawValue)
            fields.put("from", asked.from)
            fields.put("until", asked.until)
            fields.put("t", points.map(\.at))
            guard asked.bucket != nil else { return fields.put("v", points.map(\.mean)) }
            fields.put("min", points.map(\.minimum))
            fields.put("max", points.map(\.maximum))
            fields.put("mean", points.map(\.mean))
            fields.put("count", points.map(\.count))
        }
    }
}
