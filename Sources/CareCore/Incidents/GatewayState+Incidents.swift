/// Incidents and drills. Decision 41.
extension GatewayState {
    /// The open incidents and drills, oldest first.
    public var openIncidents: [Incident] {
        incidents.incidents.values.filter { $0.closedAt == nil }.sorted { $0.id < $1.id }
    }

    /// The incident of that number while the gateway keeps it: open, or with problems that may still be told.
    public func incident(_ id: IncidentID) -> Incident? { incidents[id] }

    /// Carries out what a person does with an incident; a refusal changes nothing.
    mutating func take(_ command: IncidentCommand, by: String, into effects: inout Effects) -> CommandOutcome {
        guard !by.isEmpty else { return .refused(["\(command.name): expected the name of who acts, found none"]) }
        let done: (id: IncidentID, text: String)
        do {
            switch command {
            case .open(let kind, let township, let drill, let note):
                done = try open(kind, township, drill: drill, note: note, by: by, into: &effects)
            case .reached(let id, let bed, let way, let note):
                let contact = IncidentContact(at: clock, by: by, way: way, note: note)
                done = (id, try reach(bed, contact, in: try openIncident(id), into: &effects))
            case .problem(let id, let text): done = (id, try tell(text, of: try known(id), by: by, into: &effects))
            case .rectify(let id, let number, let text):
                done = (id, try rectify(number, text, of: try known(id), by: by, into: &effects))
            case .accept(let id, let number, let text):
                done = (id, try accept(number, text, of: try known(id), by: by, into: &effects))
            case .close(let id, let note): done = (id, try close(id, note: note, by: by, into: &effects))
            }
        } catch {
            return .refused(["\(command.name): \(error.text)"])
        }
        effects.audit.append(
            AuditRow(at: clock, by: by, action: command.name, subject: "incident \(done.id)", detail: done.text))
        return .done("incident \(done.id): \(done.text)")
    }

    private func known(_ id: IncidentID) throws(OrderFault) -> Incident {
        if let incident = incidents[id] { return incident }
        let newest = incidents.next.number - 1
        if newest == 0 { throw OrderFault("expected the number of an incident, there has been none yet") }
        if id.number < 1 || id.number > newest {
            throw OrderFault("expected the number of an incident, the newest is \(newest), found \(id)")
        }
        throw OrderFault(
            "expected an incident closed within \(Limits.incidentReview), \(id) is older; its record stands as it is")
    }

    private func openIncident(_ id: IncidentID) throws(OrderFault) -> Incident {
        let incident = try known(id)
        guard incident.closedAt == nil else { throw OrderFault("expected an open incident, \(id) is closed") }
        return incident
    }

    private mutating func open(
        _ kind: IncidentKind, _ township: TownshipCode, drill: Milliseconds?, note: String, by: String,
        into effects: inout Effects
    ) throws(OrderFault) -> (id: IncidentID, text: String) {
        incidents.prune(at: clock)
        let code = township.description
        let members = registry.beds.indices.filter { registry.beds[$0].township == code }.map { BedNumber(Int32($0)) }
        guard !members.isEmpty else {
            throw OrderFault("expected the township of a registered bed, such as 532901001, found \(township)")
        }
        if let drill, drill < Limits.shortestDrill || drill > Limits.drill {
            throw OrderFault("expected a drill of \(Limits.shortestDrill) to \(Limits.drill), found \(drill)")
        }
        guard incidents.incidents.count < Limits.incidents else {
            throw OrderFault(
                "expected fewer than \(Limits.incidents) incidents that are open or have problems which nobody has "
                    + "accepted, found so many; close or accept some")
        }
        let before = try makeRoom(for: drill == nil, in: township, by: by, into: &effects)
        var incident = Incident(
            id: incidents.next, kind: kind, township: township, openedAt: clock, openedBy: by, note: note,
            drillUntil: drill.map { clock + $0 })
        for bed in members { incident.beds[bed] = IncidentBed(isAway: suppression.absences[bed] != nil) }
        incidents.next = IncidentID(incidents.next.number + 1)
        incidents.put(incident)
        effects.incidents.append(.opened(incident))
        if incident.isDrill { expectEnd(of: incident) } else { gatherEarlier(into: incident, &effects) }
        let told = tell(.raised, of: incident, into: &effects)
        let end = drill.map { ", for \($0) at most" } ?? ""
        let reached =
            told > 0
            ? "told \(told) people"
            : "NOBODY COULD BE TOLD: the contact book has nobody on duty for the township; call the responders yourself"
        return (
            incident.id,
            "\(incident.text) in township \(township) with \(members.count) beds\(end); \(before)\(reached)"
        )
    }

    /// A township has one open incident. What is real breaks off a drill; a drill waits for what is real.
    private mutating func makeRoom(
        for isReal: Bool, in township: TownshipCode, by: String, into effects: inout Effects
    ) throws(OrderFault) -> String {
        guard let id = incidents.ofTownship[township], let other = incidents[id] else { return "" }
        guard isReal, other.isDrill else {
            throw OrderFault(
                "expected a township without an open incident, in \(township) incident \(id) (\(other.text)) is open; "
                    + "close that first")
        }
        let note = "broken off: incident \(incidents.next) is real"
        finish(other, note: note, by: by, into: &effects)
        effects.audit.append(
            AuditRow(
                at: clock, by: by, action: IncidentCommand.close(id, note: note).name, subject: "incident \(id)",
                detail: note))
        return "drill \(id) broken off; "
    }

    private mutating func close(
        _ id: IncidentID, note: String, by: String, into effects: inout Effects
    ) throws(OrderFault) -> String {
        guard !note.isEmpty else { throw OrderFault("expected what was learnt, found nothing") }
        let incident = try openIncident(id)
        let reached = incident.beds.values.count { $0.contact != nil }
        let away = incident.beds.values.count { $0.contact == nil && $0.isAway }
        let missing = incident.beds.count - reached - away
        finish(incident, note: note, by: by, into: &effects)
        return "\(incident.text) closed: \(reached) of \(incident.beds.count) beds reached, \(missing) not"
            + (away == 0 ? "" : ", \(away) away")
    }

    private mutating func finish(_ incident: Incident, note: String, by: String, into effects: inout Effects) {
        if incident.isDrill, !incident.hasEnded { endDrill(incident.id, into: &effects) }
        guard var closed = incidents[incident.id] else { return }
        closed.closedAt = clock
        closed.beds = [:]
        incidents.put(closed)
        effects.incidents.append(.closed(closed.id, at: clock, by: by, note: note))
        _ = tell(.ended, of: closed, into: &effects)
    }
}
