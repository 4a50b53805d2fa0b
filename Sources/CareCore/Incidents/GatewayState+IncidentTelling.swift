/// What people hear of an incident as a whole, and of the presses of a drill.
extension GatewayState {
    /// Who is told that an incident has begun or is over: those on duty, and who goes to people's houses.
    private static let roles: [ContactRole] = [
        .operator, .secondOperator, .stationHead, .responsible, .villageCadre, .villageDoctor, .county,
    ]

    /// Tells each person once, through every channel.
    /// - Returns: How many people.
    mutating func tell(_ purpose: Notification.Purpose, of incident: Incident, into effects: inout Effects) -> Int {
        var done: Set<String> = []
        var people: Set<PersonID> = []
        for (role, contact) in audience(of: incident) {
            people.insert(contact.person)
            for channel in contact.channels where done.insert("\(contact.person) \(channel.text)").inserted {
                let told = EscalationChain.Told(person: contact.person, channel: channel, role: role)
                send(
                    told, purpose, priority: incident.isDrill ? .p2 : .p1, notBefore: clock,
                    expiresAt: incident.drillUntil, incident: incident, into: &effects)
            }
        }
        if people.isEmpty, !incident.isDrill { raise(.nobodyReachable, at: clock, into: &effects) }
        return people.count
    }

    /// Those of the roles who answer now; of what is real also operators off duty, when nobody of the rota is there:
    /// who goes to the houses does not lead.
    private func audience(of incident: Incident) -> [(role: ContactRole, contact: Contact)] {
        let found = Self.roles.flatMap { role in
            registry.answering(role, in: incident.township, at: clock).map { (role: role, contact: $0) }
        }
        guard !incident.isDrill, !found.contains(where: \.role.hasRota) else { return found }
        return found
            + registry.lastResort(in: incident.township, at: clock).map { (role: $0.post.role, contact: $0) }
    }

    /// A press of a drill goes to those who would hear of a real one at once, marked as drill. Nothing rises, nobody is
    /// reminded, and what would be more than people can read goes together.
    mutating func tellDrillPress(_ alarm: Alarm, into effects: inout Effects) {
        guard let id = alarm.incident, let drill = incidents[id], let policy = profiles.escalation.policy(for: alarm),
            let step = policy.steps.first, step.after == .zero
        else { return }
        let isFlood = incidents.countTelling(of: id, at: clock)
        var done: Set<String> = []
        for role in step.roles {
            for contact in registry.answering(role, for: alarm.place, at: clock) {
                for channel in contact.channels.prefix(1)
                where done.insert("\(contact.person) \(channel.text)").inserted {
                    send(
                        EscalationChain.Told(person: contact.person, channel: channel, role: role), .raised,
                        of: (alarm.id, alarm.edge), priority: .p2, notBefore: isFlood ? nextSlot : clock,
                        expiresAt: drill.drillUntil, isDrill: true, into: &effects)
                }
            }
        }
    }

    /// Whether the alarm is one of many that a real incident explains: what is no P1 goes together, not repeated.
    func isCollected(_ alarm: Alarm?) -> Bool {
        guard let alarm, let id = alarm.incident, alarm.priority != .p1, let incident = incidents[id] else {
            return false
        }
        return incident.closedAt == nil && !incident.isDrill
    }
}
