extension GatewayState {
    /// The place in `profiles.profiles` of the device's profile; `nil` while it is unknown.
    public func profileIndex(of device: DeviceNumber) -> Int? {
        let index = slots[Int(device.index)].layout
        return index < 0 ? nil : layouts[Int(index)].profileIndex
    }

    /// Gives a device of the registry its cells.
    mutating func addSlot(_ device: DeviceNumber) {
        invariant(slots.count == Int(device.index), "slot \(device.index) added after \(slots.count)")
        slots.append(DeviceSlot())
        adoptCustody(of: device)
        adoptProfile(of: device)
    }

    /// Takes from the registry what the books say of the device.
    mutating func adoptCustody(of device: DeviceNumber) {
        let custody = registry[device].custody
        slots[Int(device.index)].custody = custody?.state
        slots[Int(device.index)].custodyFrom = custody?.since.milliseconds ?? .min
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
        _ = ruleEntries.append(layout.rules.count, of: .max)
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
        if let before = slots[position].place { remove(device, from: registry.household(of: before)) }
        guard let assignment = registry.currentAssignment(of: device) else {
            slots[position].place = nil
            slots[position].placeFrom = .max
            slots[position].reach = .all
            return
        }
        slots[position].place = assignment.place
        slots[position].placeFrom = assignment.from.milliseconds
        (slots[position].facts, slots[position].altitude) = circumstances(of: assignment.place)
        slots[position].layout = tunedLayout(of: device)
        tuneQuality(of: device)
        slots[position].heardListening = listening.reading(at: clock.milliseconds)
        insert(device, into: registry.household(of: assignment.place))
        scheduleSilence(of: device)
        touch(device)
    }

    /// The bed stands in another household now: the devices that serve it go with it.
    mutating func moveDevices(of bed: BedNumber, from before: HouseholdNumber, to household: HouseholdNumber) {
        for device in households[Int(before.index)].devices where slots[Int(device.index)].place == .bed(bed) {
            remove(device, from: before)
            insert(device, into: household)
        }
    }

    private mutating func insert(_ device: DeviceNumber, into household: HouseholdNumber) {
        let index = Int(household.index)
        let place = households[index].devices.firstIndex { $0 > device } ?? households[index].devices.endIndex
        households[index].devices.insert(device, at: place)
        findHub(of: index)
    }

    private mutating func remove(_ device: DeviceNumber, from household: HouseholdNumber) {
        let index = Int(household.index)
        households[index].devices.removeAll { $0 == device }
        findHub(of: index)
    }

    /// Of several hubs the one registered last counts, however the household came to have them.
    private mutating func findHub(of household: Int) {
        households[household].hub = households[household].devices.last {
            layout(of: $0)?.profile.deviceClass == .hub
        }
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
