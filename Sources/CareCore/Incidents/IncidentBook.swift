/// Incidents that are open, and closed ones of which problems may still be told.
struct IncidentBook {
    private(set) var incidents: [IncidentID: Incident] = [:]
    var next = IncidentID(1)
    /// The open incident of a bed. Not stored: it follows from the incidents.
    private(set) var ofBed: [BedNumber: IncidentID] = [:]
    /// The open incident of a township. Not stored.
    private(set) var ofTownship: [TownshipCode: IncidentID] = [:]

    /// Whether nothing is open: every message asks.
    var isQuiet: Bool { ofTownship.isEmpty }

    subscript(id: IncidentID) -> Incident? { incidents[id] }

    /// Takes an incident in, or what has become of it.
    mutating func put(_ incident: Incident) {
        let isNew = incidents.updateValue(incident, forKey: incident.id) == nil
        if incident.closedAt == nil {
            guard isNew else { return }
            ofTownship[incident.township] = incident.id
            for bed in incident.beds.keys { ofBed[bed] = incident.id }
        } else if ofTownship[incident.township] == incident.id {
            ofTownship[incident.township] = nil
            ofBed = ofBed.filter { $0.value != incident.id }
        }
    }

    /// Writes down what has become of a bed of the incident.
    mutating func put(_ bed: BedNumber, _ standing: IncidentBed, of id: IncidentID) {
        incidents[id]?.beds[bed] = standing
    }

    /// Counts a press of a drill of which people are told.
    /// - Returns: Whether there are more than people can read.
    mutating func countTelling(of id: IncidentID, at now: Timestamp) -> Bool {
        incidents[id]?.flood.count(at: now)
        return incidents[id]?.flood.isFlood ?? false
    }

    /// Lets closed ones go whose problems are settled and of which nobody tells any more.
    mutating func prune(at now: Timestamp) {
        incidents = incidents.filter { _, incident in
            guard incident.isSettled, let closedAt = incident.closedAt else { return true }
            return now - closedAt < Limits.incidentReview
        }
    }
}
