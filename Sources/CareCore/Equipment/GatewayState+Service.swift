/// Whether the beds are still served. Decision 44.
extension GatewayState {
    /// Takes over that the service at a bed has ended, or goes on after all: a death that was entered wrongly, the next
    /// resident. Devices that serve the bed are asked for emergencies only, and those of the household when no bed of
    /// it is served; every other alarm of theirs ends at once. What was set for the bed is set back, and the absence of
    /// who lay in it is over.
    mutating func takeService(
        _ id: BedID, isOver: Bool, by person: String, into effects: inout Effects
    ) -> CommandOutcome {
        guard !person.isEmpty else { return .refused(["service: expected the name of who acts, found none"]) }
        guard let number = registry.number(of: id) else {
            return .refused(["bed: expected a registered bed, found \(id); homebed import registers it"])
        }
        var bed = registry[number]
        let said = "bed \(id): " + (isOver ? "service ended (\(Alarm.serviceEnded))" : "in service")
        guard (bed.serviceEndedAt != nil) != isOver else { return .done(said) }
        bed.serviceEndedAt = isOver ? clock : nil
        registry.put(bed)
        effects.registry.append(.bed(number, bed))
        if isOver {
            dropLimits(of: id, by: person, into: &effects)
            dropDigests(of: number)
        }
        retune(bed.household, into: &effects)
        effects.audit.append(
            AuditRow(
                at: clock, by: person, action: isOver ? "end-service" : "resume-service", subject: "bed \(id)",
                detail: ""))
        dropAbsence(of: number, by: person, into: &effects)
        effects.needsCheckpoint = true
        return .done(said)
    }

    /// Which rules the device is asked.
    func reach(of device: DeviceNumber) -> RuleReach {
        let slot = slots[Int(device.index)]
        switch slot.custody {
        case .allocated, .installing: return .tests
        case .pendingReturn: return .emergencies
        case .suspended: return isServiceOver(at: slot.place) ? .emergencies : .householdEmergencies
        case nil, .inService: return isServiceOver(at: slot.place) ? .emergencies : .all
        // They serve nobody.
        case .inStock, .returned, .sanitizing, .repair, .ready, .retired, .lost: return .all
        }
    }

    /// Whether nobody is served at the place any more, or was when `moment` came: in a couple's household neither of
    /// them.
    func isServiceOver(at place: Place?, by moment: Timestamp = .distantFuture) -> Bool {
        guard let place else { return false }
        let beds = registry.beds(of: place)
        return !beds.isEmpty && beds.allSatisfy { isServiceOver(of: $0, by: moment) }
    }

    /// Whether nobody is served in the bed any more, or was when `moment` came.
    func isServiceOver(of bed: BedNumber, by moment: Timestamp = .distantFuture) -> Bool {
        registry[bed].serviceEndedAt.map { $0 <= moment } == true
    }

    /// What an alarm of the device says of the service. Of a home that the device has left the home itself says it: the
    /// books speak of where the device is now.
    func note(for device: DeviceNumber, on occasion: Occasion) -> String? {
        let isOver =
            belongsToService(occasion, of: device)
            ? slots[Int(device.index)].reach == .emergencies
            : isServiceOver(at: occasion.place, by: Timestamp(milliseconds: occasion.at))
        return isOver ? Alarm.serviceEnded : nil
    }
}
