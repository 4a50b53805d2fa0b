internal import CareCore
internal import CareStore

/// An incident or drill as it is sent.
struct IncidentItem: Encodable, Sendable {
    /// Its number.
    let number: Int64
    private let fields: Fields

    /// - Parameters:
    ///   - incident: The incident.
    ///   - parts: Its beds and problems; `nil` in lists.
    init(_ incident: IncidentRecord, parts: (beds: [IncidentBedRecord], problems: [IncidentProblem])? = nil) {
        number = incident.id.number
        fields = Fields { fields in
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
            fields.put("bed_list", parts.beds.map(Self.fields))
            fields.put("problem_list", parts.problems.map(Self.fields))
        }
    }

    private static func fields(_ bed: IncidentBedRecord) -> Fields {
        Fields { fields in
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

    private static func fields(_ problem: IncidentProblem) -> Fields {
        Fields { fields in
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

    func encode(to encoder: any Encoder) throws { try fields.encode(to: encoder) }
}
