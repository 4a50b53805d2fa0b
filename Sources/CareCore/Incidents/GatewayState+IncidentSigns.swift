/// What becomes known of the beds of an open incident.
extension GatewayState {
    /// The open incident to which a new alarm belongs: of a real one every alarm of its area, of a drill its tests.
    func incident(for alarm: Alarm) -> IncidentID? {
        if incidents.isQuiet { return nil }
        var id: IncidentID?
        if case .township(let township) = alarm.key.subject {
            id = incidents.ofTownship[township]
        } else if let place = place(concernedBy: alarm) {
            let beds = registry.beds(of: place)
            id = beds.compactMap { incidents.ofBed[$0] }.first
        }
        guard let id, let incident = incidents[id], !incident.hasEnded, incident.isDrill == alarm.key.isTest else {
            return nil
        }
        return id
    }

    /// Takes in the alarms of the area that stand already and were raised a short time ago: people open an incident
    /// when they see them. Those of one that was closed meanwhile belong to both.
    mutating func gatherEarlier(into incident: Incident, _ effects: inout Effects) {
        for var entry in alarms.values.sorted(by: { $0.alarm.id < $1.alarm.id })
        where clock - entry.alarm.receivedAt <= Limits.incidentLookBack {
            guard self.incident(for: entry.alarm) == incident.id else { continue }
            entry.alarm.incident = incident.id
            store(entry)
            effects.incidents.append(.alarm(incident.id, entry.alarm.id))
            guard entry.alarm.key.rule == Self.pressRule, let place = place(concernedBy: entry.alarm) else { continue }
            for bed in registry.beds(of: place) {
                let pressedAt = entry.alarm.receivedAt
                change(bed, of: incident.id, into: &effects) { standing, _ in standing.pressedAt = pressedAt }
            }
        }
    }

    /// The rule by which a press rings. Source: care.md 8.2.
    private static var pressRule: String { "SOS-1" }

    /// A device has said something at `moment` of its own time.
    mutating func noteSign(of device: DeviceNumber, at moment: Timestamp, into effects: inout Effects) {
        if incidents.isQuiet { return }
        guard let place = place(of: device, at: moment.milliseconds) else { return }
        for bed in registry.beds(of: place) {
            guard let id = incidents.ofBed[bed], let incident = incidents[id], moment >= incident.openedAt,
                incident.beds[bed]?.heardAt == nil
            else { continue }
            change(bed, of: id, into: &effects) { $0.heardAt = $1 }
        }
    }

    /// An event has come; a press for help counts, in a real incident only one that is no test.
    mutating func notePress(
        _ kind: EventKind, at place: Place, _ moment: Timestamp, isTest: Bool, into effects: inout Effects
    ) {
        if incidents.isQuiet || kind != .sos { return }
        for bed in registry.beds(of: place) {
            guard let id = incidents.ofBed[bed], let incident = incidents[id], moment >= incident.openedAt,
                incident.isDrill || !isTest, incident.beds[bed]?.pressedAt == nil
            else { continue }
            change(bed, of: id, into: &effects) { $0.pressedAt = $1 }
        }
    }

    /// Somebody has called back or arrived because of an alarm: the people of its place are reached.
    mutating func noteContact(
        _ way: IncidentContact.Way, because alarm: Alarm, by: String, note: String, into effects: inout Effects
    ) {
        if incidents.isQuiet { return }
        guard let place = place(concernedBy: alarm) else { return }
        for bed in registry.beds(of: place) {
            guard let id = incidents.ofBed[bed], let incident = incidents[id], incident.isDrill || !alarm.key.isTest,
                alarm.incident == id || alarm.receivedAt >= incident.openedAt, incident.beds[bed]?.contact == nil
            else { continue }
            meet(bed, of: id, IncidentContact(at: clock, by: by, way: way, note: note), into: &effects)
        }
    }

    /// A person says that somebody of the incident is reached.
    mutating func reach(
        _ bed: BedID, _ contact: IncidentContact, in incident: Incident, into effects: inout Effects
    ) throws(OrderFault) -> String {
        guard let number = registry.number(of: bed) else {
            throw OrderFault("expected a registered bed, found \(bed)")
        }
        guard let standing = incident.beds[number] else {
            throw OrderFault(
                "expected one of the \(incident.beds.count) beds that township \(incident.township) had when incident "
                    + "\(incident.id) was opened, found \(bed)")
        }
        if let before = standing.contact {
            throw OrderFault(
                "expected a bed that nobody has reached, \(before.by) has reached \(bed) (\(before.way.name))")
        }
        meet(number, of: incident.id, contact, into: &effects)
        return "bed \(bed) reached by \(contact.way.name)" + (contact.note.isEmpty ? "" : ": \(contact.note)")
    }

    private mutating func meet(
        _ bed: BedNumber, of id: IncidentID, _ contact: IncidentContact, into effects: inout Effects
    ) {
        change(bed, of: id, into: &effects) { standing, _ in standing.contact = contact }
        // The question that the end of a drill left open is answered.
        if incidents[id]?.hasEnded == true, var entry = alarms[Self.followUpKey(bed)] { clear(&entry, into: &effects) }
    }

    private mutating func change(
        _ bed: BedNumber, of id: IncidentID, into effects: inout Effects, _ edit: (inout IncidentBed, Timestamp) -> Void
    ) {
        guard var standing = incidents[id]?.beds[bed] else { return }
        let before = standing
        edit(&standing, clock)
        guard standing != before else { return }
        incidents.put(bed, standing, of: id)
        effects.incidents.append(.bed(id, bed, standing))
    }
}
