/// Data of people who have not agreed to it are dropped where they come in, and counted. Decision 49.
extension GatewayState {
    /// What is withheld at a place: what one resident of a household has not agreed to is not taken from its devices.
    func withheld(at place: Place?, by device: DeviceNumber) -> ResidentFacts {
        let slot = slots[Int(device.index)]
        guard let place, place != slot.place else { return slot.facts }
        return circumstances(of: place).facts
    }

    /// Whether a value of the metric may not be taken; counts it. The position of somebody in an open emergency is.
    func isWithheld(_ metric: Metric, _ group: SampleGroup, into effects: inout Effects) -> Bool {
        guard group.withheld.bits != 0, let purpose = metric.purpose, group.withheld[withheld: purpose] else {
            return false
        }
        if purpose == .location, let place = group.place, hasEmergency(at: place) { return false }
        effects.counters.withhold(purpose)
        return true
    }

    /// The same for an event.
    func isWithheld(_ kind: EventKind, of device: DeviceNumber, at place: Place, into effects: inout Effects) -> Bool {
        guard let purpose = kind.purpose, withheld(at: place, by: device)[withheld: purpose] else { return false }
        if purpose == .location, hasEmergency(at: place) { return false }
        effects.counters.withhold(purpose)
        return true
    }

    /// Whether a P1 about somebody at the place is open.
    private func hasEmergency(at place: Place) -> Bool {
        let household = registry.household(of: place)
        return alarms.values.contains { entry in
            guard entry.alarm.priority == .p1, !entry.alarm.key.isTest,
                let concerned = self.place(concernedBy: entry.alarm)
            else { return false }
            return registry.household(of: concerned) == household
        }
    }
}

extension Counters {
    fileprivate mutating func withhold(_ purpose: DataPurpose) {
        switch purpose {
        case .vitals: withheldVitals += 1
        case .location: withheldLocation += 1
        }
    }
}
