import CareCore
import CareStore
import CareWire

extension RecordJSON {
    /// `incident, kind, drill, township, opened_at, opened_by, note, until, beds, reached, alarms, open_problems,
    /// closed_at, closed_by, conclusion`. `until` is the end of a drill's time.
    static func line(of incident: IncidentRecord) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("incident", incident.id.number)
            writer.field("kind", incident.kind.name)
            writer.field("drill", incident.isDrill)
            writer.field("township", incident.township.description)
            writer.field("opened_at", incident.openedAt)
            writer.field("opened_by", incident.openedBy)
            writer.field("note", incident.note)
            writer.field("until", incident.drillUntil)
            writer.field("beds", incident.beds)
            writer.field("reached", incident.reached)
            writer.field("alarms", incident.alarms)
            writer.field("open_problems", incident.openProblems)
            writer.field("closed_at", incident.closedAt)
            writer.field("closed_by", incident.closedBy)
            writer.field("conclusion", incident.conclusion)
        }
        return writer.text
    }

    /// `incident, bed, state, risk, away, heard_at, pressed_at, reached_at, reached_by, how, note`. `risk` counts from
    /// 1, the greatest, to 6, none recorded.
    static func line(of bed: IncidentBedRecord, incident: IncidentID) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("incident", incident.number)
            writer.field("bed", bed.bed.description)
            writer.field("state", bed.standing.standing.name)
            writer.field("risk", bed.risk.rawValue)
            writer.field("away", bed.standing.isAway)
            writer.field("heard_at", bed.standing.heardAt)
            writer.field("pressed_at", bed.standing.pressedAt)
            writer.field("reached_at", bed.standing.contact?.at)
            writer.field("reached_by", bed.standing.contact?.by)
            writer.field("how", bed.standing.contact?.way.name)
            writer.field("note", bed.standing.contact?.note)
        }
        return writer.text
    }

    /// `county, provider, beds, last_drill, due`.
    static func line(of row: DrillDueRecord, at now: Timestamp) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("county", row.county.description)
            writer.field("provider", row.provider?.text)
            writer.field("beds", row.beds)
            writer.field("last_drill", row.lastDrill)
            writer.field("due", row.isDue(at: now))
        }
        return writer.text
    }
}
