import CareCore
import CareRecords
import CareWire

extension RecordJSON {
    /// `day, county, class, usable, usable_of, in_use, in_use_of, not_judged`: the last five are lists of names.
    static func line(of line: EquipmentRates.Line, on day: CivilDate) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("day", day.recordText)
            writer.field("county", line.county.description)
            writer.field("class", line.useClass.rawValue)
            for (name, names) in [
                ("usable", line.usable.passed), ("usable_of", line.usable.judged), ("in_use", line.inUse.passed),
                ("in_use_of", line.inUse.judged), ("not_judged", line.inUse.notJudged),
            ] {
                writer.array(name) { writer in for one in names { writer.value(one) } }
            }
        }
        return writer.text
    }

    /// `day, county, class, device, beds, usable, in_use, ast_6, order`: why it is not usable or in use, `null` when
    /// it is; the open order that mends it.
    static func line(of failure: EquipmentRates.Failure, on day: CivilDate) -> String {
        var writer = JSONWriter()
        let evidence = failure.evidence
        writer.object { writer in
            writer.field("day", day.recordText)
            writer.field("county", evidence.county.description)
            writer.field("class", evidence.useClass.rawValue)
            writer.field("device", evidence.name)
            writer.array("beds") { writer in for bed in evidence.beds { writer.value(bed.description) } }
            writer.field("usable", failure.usable)
            writer.field("in_use", failure.inUse)
            writer.field("ast_6", failure.isUseless)
            writer.field("order", evidence.order?.number)
        }
        return writer.text
    }
}
