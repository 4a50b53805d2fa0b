extension GatewayState {
    /// The place in `profiles.profiles` of the device's profile; `nil` while it is unknown.
    public func profileIndex(of device: DeviceNumber) -> Int? {
        let index = slots[Int(device.index)].layout
        return index < 0 ? nil : Int(index)
    }

    /// Gives a device of the registry its cells.
    mutating func addSlot(_ device: DeviceNumber) {
        invariant(slots.count == Int(device.index), "slot \(device.index) added after \(slots.count)")
        slots.append(DeviceSlot())
        adoptProfile(of: device)
    }

    /// Gives the device fresh cells for the profile the registry names.
    mutating func adoptProfile(of device: DeviceNumber) {
        let position = Int(device.index)
        guard let index = profiles.index(of: registry[device].profile) else {
            slots[position].layout = -1
            return
        }
        let layout = layouts[index]
        slots[position].layout = Int32(index)
        slots[position].cellBase = Int32(cells.append(layout.profile.slots.count, of: MetricCell()))
        slots[position].ruleBase = Int32(ruleCells.append(layout.rules.count, of: RuleCell()))
        slots[position].timerBase = Int32(timers.append(layout.timerCount, of: ConditionTimer()))
        slots[position].windowBase = Int32(windows.append(layout.windowCount, of: WindowRing()))
        slots[position].stateBase = Int32(states.append(layout.stateIdentities.count, of: StateCell()))
        slots[position].earliestAsk = .max
        slots[position].raised = 0
        touch(device)
    }

    /// Takes the device's running assignment from the registry.
    mutating func adoptAssignment(of device: DeviceNumber) {
        let position = Int(device.index)
        if let before = slots[position].place {
            let household = Int(registry.household(of: before).index)
            households[household].devices.removeAll { $0 == device }
            if households[household].hub == device { households[household].hub = nil }
        }
        guard let assignment = registry.currentAssignment(of: device) else {
            slots[position].place = nil
            slots[position].placeFrom = .max
            return
        }
        slots[position].place = assignment.place
        slots[position].placeFrom = assignment.from.milliseconds
        (slots[position].facts, slots[position].altitude) = circumstances(of: assignment.place)
        slots[position].heardListening = listening.reading(at: clock.milliseconds)
        let household = Int(registry.household(of: assignment.place).index)
        let insertion =
            households[household].devices.firstIndex { $0 > device } ?? households[household].devices.endIndex
        households[household].devices.insert(device, at: insertion)
        if layout(of: device)?.profile.deviceClass == .hub { households[household].hub = device }
        scheduleSilence(of: device)
        touch(device)
    }

    /// What rules may ask of a place: what is true of one resident of a household counts for the household.
    func circumstances(of place: Place) -> (facts: ResidentFacts, altitude: Double) {
        let beds = registry.beds(of: place)
        var facts = ResidentFacts()
        for bed in beds { facts.bits |= registry[bed].facts.bits }
        return (facts, Double(beds.first.flatMap { registry[$0].altitude } ?? Bed.defaultAltitude))
    }

    /// Takes over what the registry now says of the beds of a household.
    mutating func adoptCircumstances(of household: HouseholdNumber) {
        for device in households[Int(household.index)].devices {
            guard let place = slots[Int(device.index)].place else { continue }
            (slots[Int(device.index)].facts, slots[Int(device.index)].altitude) = circumstances(of: place)
        }
    }

    /// The place the device served at `moment`; the running assignment without a search.
    func place(of device: DeviceNumber, at moment: Int64) -> Place? {
        let slot = slots[Int(device.index)]
        if let place = slot.place, moment >= slot.placeFrom { return place }
        return registry.place(of: device, at: Timestamp(milliseconds: moment))
    }
}
