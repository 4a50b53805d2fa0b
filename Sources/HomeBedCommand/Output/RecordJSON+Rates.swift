import CareCore
import CareRecords
import CareWire

extension RecordJSON {
    /// `day, county, class, usable, usable_of, in_use, in_use_of, not_judged`: the last five are lists of names.
    static func fields(of line: EquipmentRates.Line, on day: CivilDate) -> Fields {
        Fields { fields in
            fields.put("day", day.recordText)
            fields.put("county", line.county.description)
            fields.put("class", line.useClass.rawValue)
            for (name, names) in [
                ("usable", line.usable.passed), ("usable_of", line.usable.judged), ("in_use", line.inUse.passed),
                ("in_use_of", line.inUse.judged), ("not_judged", line.inUse.notJudged),
            ] {
                fields.put(name, names)
            }
        }
    }

    /// `day, county, class, device, beds, usable, in_use, ast_6, order`: why it is not usable or in use, `null` when
    /// it is; the open order that mends it.
    static func fields(of failure: EquipmentRates.Failure, on day: CivilDate) -> Fields {
        let evidence = failure.evidence
        return Fields { fields in
            fields.put("day", day.recordText)
            fields.put("county", evidence.county.description)
            fields.put("class", evidence.useClass.rawValue)
            fields.put("device", evidence.name)
            fields.put("beds", evidence.beds.map(\.description))
            fields.put("usable", failure.usable)
            fields.put("in_use", failure.inUse)
            fields.put("ast_6", failure.isUseless)
            fields.put("order", evidence.order?.number)
        }
    }
}
