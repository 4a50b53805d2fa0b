import CareCore
import CareStore
import CareWire

extension RecordJSON {
    /// `county, provider, beds, last_drill, due`.
    static func fields(of row: DrillDueRecord, at now: Timestamp) -> Fields {
        Fields { fields in
            fields.put("county", row.county.description)
            fields.put("provider", row.provider?.text)
            fields.put("beds", row.beds)
            fields.put("last_drill", row.lastDrill)
            fields.put("due", row.isDue(at: now))
        }
    }
}
