/// Area outages (DEV-4). Decision 40.
extension GatewayState {
    /// Keeps the township's list of silent hubs in step with the hub's own silence rule.
    mutating func followHub(_ device: DeviceNumber) {
        var township: TownshipCode?
        if isSilentHub(device), let place = slots[Int(device.index)].place { township = self.township(of: place) }
        let before = silentHubs[device]
        guard township != before else { return }
        silentHubs[device] = nil
        if let before {
            let limits = AreaLimits(tuned(.areaOutage, in: before))
            if areas[before]?.leave(device, limits) == true { areaTurns[before] = false }
            if areas[before]?.silent.isEmpty == true, areas[before]?.isOut == false { areas[before] = nil }
        }
        if let township {
            silentHubs[device] = township
            let limits = AreaLimits(tuned(.areaOutage, in: township))
            let begins = areas[township, default: AreaState()]
                .join(device, at: clock, hubs: hubCounts[township, default: 0], limits)
            if begins { areaTurns[township] = true }
        }
    }

    /// Whether the device is its household's hub and a rule has found it silent.
    private func isSilentHub(_ device: DeviceNumber) -> Bool {
        let slot = slots[Int(device.index)]
        guard slot.raised != 0, let place = slot.place, let layout = layout(of: device) else { return false }
        return households[Int(registry.household(of: place).index)].hub == device
            && layout.silenceRules.contains { slot.raised & (1 << UInt64($0)) != 0 }
    }

    /// The township of a place: that of its household's first bed.
    private func township(of place: Place) -> TownshipCode? {
        registry.beds(of: .household(registry.household(of: place))).first
            .flatMap { registry[$0].township }.flatMap { TownshipCode($0) }
    }

    /// Counts the hubs of each township anew, and lets silent hubs that moved go where they are now.
    mutating func surveyAreas() {
        hubCounts = [:]
        for (index, household) in households.enumerated() where household.hub != nil {
            let place = Place.household(HouseholdNumber(Int32(index)))
            if let township = township(of: place) { hubCounts[township, default: 0] += 1 }
        }
        for device in silentHubs.keys.sorted() { followHub(device) }
    }

    /// Tells of outages that began or ended, and lets the single alarms of their hubs follow.
    mutating func settleAreas(into effects: inout Effects) {
        if areaTurns.isEmpty { return }
        let turns = areaTurns.sorted { $0.key < $1.key }
        areaTurns = [:]
        for (township, begins) in turns {
            if begins { beginOutage(in: township, into: &effects) } else { endOutage(in: township, into: &effects) }
        }
        followAll(by: nil, into: &effects)
    }

    static func areaKey(_ township: TownshipCode) -> AlarmKey {
        AlarmKey(rule: FleetRule.areaOutage.rawValue, subject: .township(township), isTest: false)
    }

    private mutating func beginOutage(in township: TownshipCode, into effects: inout Effects) {
        guard let area = areas[township] else { return }
        areas[township]?.peak = max(area.peak, area.silent.count)
        raise(
            .areaOutage, Self.areaKey(township), device: nil, place: nil,
            detail: .silent(hubs: area.silent.count, of: hubCounts[township, default: 0]), into: &effects)
    }

    private mutating func endOutage(in township: TownshipCode, into effects: inout Effects) {
        areas[township]?.peak = 0
        if areas[township]?.silent.isEmpty == true { areas[township] = nil }
        if var entry = alarms[Self.areaKey(township)] { clear(&entry, into: &effects) }
    }

    /// A person has closed the alarm of an outage that goes on: each silent hub rings by itself again.
    mutating func giveUpOutage(in township: TownshipCode) {
        guard areas[township]?.isOut == true else { return }
        areaTurns[township] = false
    }

    /// What an outage of the area holds back in a household whose hub is silent by it.
    func areaHold(of household: HouseholdNumber) -> AlarmHold? {
        guard let hub = households[Int(household.index)].hub, let township = silentHubs[hub],
            areas[township]?.isOut == true, let alarm = alarms[Self.areaKey(township)]?.alarm, alarm.state.isActive
        else { return nil }
        return AlarmHold(reason: .areaOutage(alarm.id), by: "gateway", until: nil)
    }
}
