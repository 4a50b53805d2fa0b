extension GatewayState {
    /// Puts right that two devices stood each at the other's place, the commonest mistake in fitting them.
    ///
    /// Readings and daily facts since then follow their device; events and alarms that are stored keep the place at
    /// which they were raised, because people have answered them there. Written with a checkpoint, as every change of
    /// who serves whom.
    mutating func swap(
        _ first: DeviceID, _ second: DeviceID, since: Timestamp, by person: String, into effects: inout Effects
    ) -> CommandOutcome {
        guard let left = serving(first), let right = serving(second) else {
            let stranger = serving(first) == nil ? first : second
            return .refused(["device: expected a device that serves a bed or household, found \(stranger)"])
        }
        guard isBed(left.assignment.place) == isBed(right.assignment.place), left.device != right.device else {
            return .refused(["device: expected two devices that both serve beds or both households"])
        }
        guard registry.county(of: left.assignment.place) == registry.county(of: right.assignment.place) else {
            return .refused(["device: expected two devices of one county, found \(first) and \(second)"])
        }
        let start = max(left.assignment.from, right.assignment.from)
        guard since >= start, since <= clock else {
            return .refused([
                "since: expected a moment from \(start.milliseconds) ms, when both served, to now, found "
                    + "\(since.milliseconds)"
            ])
        }
        move(left.device, to: right.assignment.place, since: since, into: &effects)
        move(right.device, to: left.assignment.place, since: since, into: &effects)
        effects.audit.append(
            AuditRow(
                at: clock, by: person, action: "swap", subject: "devices \(first) and \(second)",
                detail: "since \(since.milliseconds)"))
        effects.needsCheckpoint = true
        return .done("devices \(first) and \(second) have changed places")
    }

    private func serving(_ id: DeviceID) -> (device: DeviceNumber, assignment: Assignment)? {
        guard let device = registry.number(of: id), let assignment = registry.currentAssignment(of: device) else {
            return nil
        }
        return (device, assignment)
    }

    private func isBed(_ place: Place) -> Bool {
        if case .bed = place { return true }
        return false
    }

    private mutating func move(
        _ device: DeviceNumber, to place: Place, since: Timestamp, into effects: inout Effects
    ) {
        release(device, into: &effects)
        adoptProfile(of: device)
        let assignment = Assignment(place: place, from: since)
        if registry.currentAssignment(of: device)?.from == since {
            registry.replaceCurrent(of: device, with: assignment)
            effects.registry.append(.assignmentMoved(device, assignment))
        } else {
            effects.registry.append(.assignmentEnded(device, at: since))
            registry.append(assignment, to: device)
            effects.registry.append(.assignmentStarted(device, assignment))
        }
        adoptAssignment(of: device)
    }
}
