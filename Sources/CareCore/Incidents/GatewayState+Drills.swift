internal import HeapModule

/// What makes a drill different from what is real. Decision 41.
extension GatewayState {
    /// Whether a press is the one that a running drill asks the bed for: a press for help, the first of the bed, within
    /// the drill by the device's clock and the gateway's, of somebody whom nobody has reached and for whom no emergency
    /// stands. Every other is real.
    func isDrillPress(_ kind: EventKind, _ place: Place, at moment: Timestamp) -> Bool {
        if incidents.isQuiet || kind != .sos { return false }
        let beds = registry.beds(of: place)
        let isAsked = beds.allSatisfy { bed in
            guard let id = incidents.ofBed[bed], let drill = incidents[id], let until = drill.drillUntil,
                !drill.hasEnded, clock < until, moment >= drill.openedAt, let standing = drill.beds[bed]
            else { return false }
            return standing.pressedAt == nil && standing.contact == nil
        }
        return isAsked && !beds.isEmpty && !hasEmergency(registry.household(of: place))
    }

    private func hasEmergency(_ household: HouseholdNumber) -> Bool {
        alarms.values.contains { entry in
            guard entry.alarm.priority == .p1, !entry.alarm.key.isTest, let place = place(concernedBy: entry.alarm)
            else { return false }
            return registry.household(of: place) == household
        }
    }

    /// Gateway time at which a test alarm ends by itself: one of a drill lasts as long as the drill.
    func testEnd(of alarm: Alarm) -> Timestamp {
        alarm.incident.flatMap { incidents[$0]?.drillUntil } ?? clock + Limits.testAlarmAge
    }

    /// Sees that the clock comes to the end of a drill.
    mutating func expectEnd(of drill: Incident) {
        guard let until = drill.drillUntil, drill.closedAt == nil, !drill.hasEnded else { return }
        deadlines.insert(Deadline(at: until.milliseconds, kind: .incident, owner: drill.id.number, rule: 0))
    }

    /// The time of a drill may be over.
    mutating func serveIncident(_ deadline: Deadline, into effects: inout Effects) {
        let id = IncidentID(deadline.owner)
        guard let drill = incidents[id], drill.closedAt == nil, !drill.hasEnded else { return }
        endDrill(id, into: &effects)
    }

    /// From now on every press is real again; who has pressed and was reached by nobody must be asked.
    mutating func endDrill(_ id: IncidentID, into effects: inout Effects) {
        guard var drill = incidents[id] else { return }
        let tests = alarms.values.filter { $0.alarm.key.isTest && $0.alarm.incident == id }
        for var entry in tests.sorted(by: { $0.alarm.id < $1.alarm.id }) { endTest(&entry, into: &effects) }
        drill.hasEnded = true
        incidents.put(drill)
        for (bed, standing) in drill.beds.sorted(by: { $0.key < $1.key })
        where standing.pressedAt != nil && standing.contact == nil {
            raise(
                .drillPress, Self.followUpKey(bed), device: nil, place: .bed(bed), detail: .drill(id), into: &effects)
        }
    }

    static func followUpKey(_ bed: BedNumber) -> AlarmKey {
        AlarmKey(rule: FleetRule.drillPress.rawValue, subject: .place(.bed(bed)), isTest: false)
    }
}
