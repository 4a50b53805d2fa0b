public import CareCore
public import CareWire

extension Fields {
    /// An incident or drill: `incident, kind, drill, township, opened_at, opened_by, note, until, beds, reached,
    /// alarms, open_problems, closed_at, closed_by, conclusion`, and `bed_list` and `problem_list` where they are told
    /// with it. `until` is the end of a drill's time.
    public init(
        _ incident: IncidentRecord, parts: (beds: [IncidentBedRecord], problems: [IncidentProblem])? = nil
    ) {
        self.init { fields in
            fields.put("incident", incident.id.number)
            fields.put("kind", incident.kind.name)
            fields.put("drill", incident.isDrill)
            fields.put("township", incident.township.description)
            fields.put("opened_at", incident.openedAt)
            fields.put("opened_by", incident.openedBy)
            fields.put("note", incident.note)
            fields.put("until", incident.drillUntil)
            fields.put("beds", incident.beds)
            fields.put("reached", incident.reached)
            fields.put("alarms", incident.alarms)
            fields.put("open_problems", incident.openProblems)
            fields.put("closed_at", incident.closedAt)
            fields.put("closed_by", incident.closedBy)
            fields.put("conclusion", incident.conclusion)
            guard let parts else { return }
            fields.put("bed_list", parts.beds.map { Fields($0, of: incident.id) })
            fields.put("problem_list", parts.problems.map { Fields($0, of: incident.id) })
        }
    }

    /// A bed of an incident: `incident, bed, state, risk, away, heard_at, pressed_at, reached_at, reached_by, how,
    /// note`. `risk` counts from 1, the greatest, to 6, none recorded.
    public init(_ bed: IncidentBedRecord, of incident: IncidentID) {
        self.init { fields in
            fields.put("incident", incident.number)
            fields.put("bed", bed.bed.description)
            fields.put("state", bed.standing.standing.name)
            fields.put("risk", bed.risk.rawValue)
            fields.put("away", bed.standing.isAway)
            fields.put("heard_at", bed.standing.heardAt)
            fields.put("pressed_at", bed.standing.pressedAt)
            fields.put("reached_at", bed.standing.contact?.at)
            fields.put("reached_by", bed.standing.contact?.by)
            fields.put("how", bed.standing.contact?.way.name)
            fields.put("note", bed.standing.contact?.note)
        }
    }

    /// A problem of an incident: `incident, problem`, then when, by whom and how it was `found`, `rectified` and
    /// `accepted`, each as `_at`, `_by` and `_note`.
    public init(_ problem: IncidentProblem, of incident: IncidentID) {
        self.init { fields in
            fields.put("incident", incident.number)
            fields.put("problem", problem.number)
            for (name, deed) in [
                ("found", problem.found), ("rectified", problem.rectified), ("accepted", problem.accepted),
            ] {
                fields.put("\(name)_at", deed?.at)
                fields.put("\(name)_by", deed?.by)
                fields.put("\(name)_note", deed?.text)
            }
        }
    }
}
