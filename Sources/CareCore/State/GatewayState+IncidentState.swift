extension GatewayState {
    /// Incidents, and which alarms belong to them.
    func encodeIncidents(into writer: inout StateWriter) {
        writer.integer(incidents.next.number)
        writer.integer(incidents.incidents.count)
        for (_, incident) in incidents.incidents.sorted(by: { $0.key < $1.key }) {
            encode(incident, into: &writer)
            writer.integer(incident.beds.count)
            for (bed, standing) in incident.beds.sorted(by: { $0.key < $1.key }) {
                writer.integer(bed.index)
                encode(standing, into: &writer)
            }
            writer.integer(incident.problems.count)
            for problem in incident.problems { encode(problem, into: &writer) }
        }
        let members = alarms.values.filter { $0.alarm.incident != nil }.sorted { $0.alarm.id < $1.alarm.id }
        writer.integer(members.count)
        for entry in members {
            writer.integer(entry.alarm.id.number)
            writer.integer(entry.alarm.incident?.number ?? 0)
        }
        let closed = closedAlarms.indices.filter { closedAlarms[$0].alarm.incident != nil }
        writer.integer(closed.count)
        for index in closed {
            writer.integer(index)
            writer.integer(closedAlarms[index].alarm.incident?.number ?? 0)
        }
    }

    private func encode(_ incident: Incident, into writer: inout StateWriter) {
        writer.integer(incident.id.number)
        writer.integer(incident.kind.rawValue)
        writer.integer(incident.township.number)
        writer.integer(incident.openedAt.milliseconds)
        writer.text(incident.openedBy)
        writer.text(incident.note)
        writer.optional(incident.drillUntil?.milliseconds)
        writer.flag(incident.hasEnded)
        writer.optional(incident.closedAt?.milliseconds)
        writer.flag(incident.flood.isFlood)
        writer.integer(incident.flood.times.count)
        for time in incident.flood.times { writer.integer(time) }
    }

    private func encode(_ bed: IncidentBed, into writer: inout StateWriter) {
        writer.flag(bed.isAway)
        writer.optional(bed.heardAt?.milliseconds)
        writer.optional(bed.pressedAt?.milliseconds)
        writer.flag(bed.contact != nil)
        guard let contact = bed.contact else { return }
        writer.integer(contact.at.milliseconds)
        writer.text(contact.by)
        writer.integer(contact.way.rawValue)
        writer.text(contact.note)
    }

    private func encode(_ problem: IncidentProblem, into writer: inout StateWriter) {
        writer.integer(problem.number)
        for deed in [problem.found, problem.rectified, problem.accepted] {
            writer.flag(deed != nil)
            guard let deed else { continue }
            writer.integer(deed.at.milliseconds)
            writer.text(deed.by)
            writer.text(deed.text)
        }
    }

    /// Reads back what `encodeIncidents` wrote, after the alarms.
    mutating func decodeIncidents(from reader: inout StateReader) throws(StateError) {
        incidents.next = IncidentID(try reader.integer())
        for _ in 0..<(try reader.count()) {
            var incident = try Self.decodeIncident(from: &reader)
            for _ in 0..<(try reader.count()) {
                let bed = BedNumber(try reader.integer(Int32.self))
                incident.beds[bed] = try Self.decodeBed(from: &reader)
            }
            for _ in 0..<(try reader.count()) { incident.problems.append(try Self.decodeProblem(from: &reader)) }
            incidents.put(incident)
            expectEnd(of: incident)
        }
        for _ in 0..<(try reader.count()) {
            let id = AlarmID(try reader.integer())
            let incident = IncidentID(try reader.integer())
            if let key = alarmKeys[id] { alarms[key]?.alarm.incident = incident }
        }
        for _ in 0..<(try reader.count()) {
            let index = try reader.integer(Int.self)
            let incident = IncidentID(try reader.integer())
            guard closedAlarms.indices.contains(index) else { continue }
            closedAlarms[index].alarm.incident = incident
        }
    }

    private static func decodeIncident(from reader: inout StateReader) throws(StateError) -> Incident {
        var incident = Incident(
            id: IncidentID(try reader.integer()), kind: try reader.value(IncidentKind.self),
            township: try reader.township(), openedAt: try reader.moment(), openedBy: try reader.text(),
            note: try reader.text(), drillUntil: try reader.optionalMoment())
        incident.hasEnded = try reader.flag()
        incident.closedAt = try reader.optionalMoment()
        incident.flood.isFlood = try reader.flag()
        for _ in 0..<(try reader.count()) { incident.flood.times.append(try reader.integer()) }
        return incident
    }

    private static func decodeBed(from reader: inout StateReader) throws(StateError) -> IncidentBed {
        var bed = IncidentBed(
            isAway: try reader.flag(), heardAt: try reader.optionalMoment(), pressedAt: try reader.optionalMoment())
        guard try reader.flag() else { return bed }
        bed.contact = IncidentContact(
            at: try reader.moment(), by: try reader.text(), way: try reader.value(IncidentContact.Way.self),
            note: try reader.text())
        return bed
    }

    private static func decodeProblem(from reader: inout StateReader) throws(StateError) -> IncidentProblem {
        let number = try reader.integer(Int.self)
        guard let found = try decodeDeed(from: &reader) else { throw .damaged(offset: 0) }
        return IncidentProblem(
            number: number, found: found, rectified: try decodeDeed(from: &reader),
            accepted: try decodeDeed(from: &reader))
    }

    private static func decodeDeed(
        from reader: inout StateReader
    ) throws(StateError) -> IncidentProblem.Deed? {
        guard try reader.flag() else { return nil }
        return IncidentProblem.Deed(at: try reader.moment(), by: try reader.text(), text: try reader.text())
    }
}
