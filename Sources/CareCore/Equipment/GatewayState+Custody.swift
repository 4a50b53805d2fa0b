/// What the books say of devices, and what follows for what they say. Decision 44.
extension GatewayState {
    /// Takes over into which state the books have put the device. A first state may be any: the device may have served
    /// before anybody wrote it into a book. What leaves the bound states serves nobody from `since` on, which a paper
    /// may say late; from now on when nothing is said. Decision 71.
    ///
    /// It is written with a checkpoint, so that no replay reaches back over it.
    mutating func take(
        _ id: DeviceID, into state: CustodyState, by person: String, since: Timestamp?, into effects: inout Effects
    ) -> CommandOutcome {
        guard !person.isEmpty else { return .refused(["custody: expected the name of who acts, found none"]) }
        guard let number = registry.number(of: id) else {
            return .refused(["device: expected a registered device, found \(id); homebed import registers it"])
        }
        var device = registry[number]
        let before = device.custody?.state
        let said = "device \(id): \(state.name) (\(state.title.zh))"
        if before == state { return .done(said) }
        if let before, !before.allows(state) {
            let allowed = before.successors.map { "\($0.name) (\($0.title.zh))" }.joined(separator: ", ")
            return .refused([
                "custody: expected "
                    + (allowed.isEmpty ? "nothing more, \(before.name) is the end" : "one of \(allowed)")
                    + " for device \(id), which is \(before.name) (\(before.title.zh)); found \(state.name)"
            ])
        }
        device.custody = Custody(state, since: clock)
        adopt(device, number, before: before, by: person, since: since ?? clock, into: &effects)
        return .done(said)
    }

    /// Takes over that the device is on no book after all, because a correction has given its asset another or none: it
    /// serves whom it serves and is judged as what was never on one, and its next first state may be any.
    ///
    /// It is written with a checkpoint, so that no replay reaches back over it.
    mutating func takeOffBook(_ id: DeviceID, by person: String, into effects: inout Effects) -> CommandOutcome {
        guard !person.isEmpty else { return .refused(["custody: expected the name of who acts, found none"]) }
        guard let number = registry.number(of: id) else {
            return .refused(["device: expected a registered device, found \(id); homebed import registers it"])
        }
        let said = "device \(id): on no book"
        var device = registry[number]
        guard let before = device.custody?.state else { return .done(said) }
        device.custody = nil
        adopt(device, number, before: before, by: person, since: clock, into: &effects)
        return .done(said)
    }

    /// Takes over what the books say of a device from now on.
    private mutating func adopt(
        _ device: Device, _ number: DeviceNumber, before: CustodyState?, by person: String, since: Timestamp,
        into effects: inout Effects
    ) {
        registry.put(device)
        effects.registry.append(.device(number, device))
        adoptCustody(of: number)
        endWatch(of: number, into: &effects)
        if let place = slots[Int(number.index)].place {
            if device.custody?.state.isBound == false { unbind(number, since: since, into: &effects) }
            retune(registry.household(of: place), into: &effects)
        }
        effects.audit.append(
            AuditRow(
                at: clock, by: person, action: "custody", subject: "device \(device.id)",
                detail: "\(before?.name ?? "on no book") to \(device.custody?.state.name ?? "no book")"))
        effects.needsCheckpoint = true
    }

    /// Ends the device's running assignment, not later than now.
    private mutating func unbind(_ device: DeviceNumber, since: Timestamp, into effects: inout Effects) {
        guard let assignment = registry.currentAssignment(of: device) else { return }
        // One that begins within the tolerance of clocks, or after what the paper says, is no shorter than this.
        let moment = max(min(since, clock), assignment.from + Milliseconds(1))
        release(device, into: &effects)
        adoptProfile(of: device)
        registry.endCurrent(of: device, at: moment)
        effects.registry.append(.assignmentEnded(device, at: moment))
        adoptAssignment(of: device)
        surveyAreas()
    }
}
