extension GatewayState {
    /// The layout for the device where it serves: its profile's own, or one that overrides, the books or the end of a
    /// service changed.
    ///
    /// Beds with the same values share one, and what no longer serves anybody is used again for the next.
    mutating func tunedLayout(of device: DeviceNumber) -> Int32 {
        let slot = slots[Int(device.index)]
        guard slot.layout >= 0 else { return -1 }
        let base = Int32(layouts[Int(slot.layout)].profileIndex)
        let reach = reach(of: device)
        slots[Int(device.index)].reach = reach
        guard !registry.overrides.isEmpty || reach != .all, let place = slot.place else { return base }
        let scopes = registry.scopes(of: place)
        let night = registry.overrides.night(in: scopes)
        var settings: [TuningKey.Setting] = []
        var rules: [Rule] = []
        if night != .night, profiles.profiles[Int(base)].rules.contains(where: \.followsNight) {
            settings.append(.night(night))
        }
        for (index, rule) in profiles.profiles[Int(base)].rules.enumerated() {
            let rows = registry.overrides.effective(rule.id, in: scopes)
            let placed = night == .night ? rule : rule.placed(in: night)
            var tuned = rows.isEmpty ? placed : placed.tuned(by: rows).rule
            if !reach.includes(tuned, of: profiles.profiles[Int(base)]) { tuned.isEnabled = false }
            rules.append(tuned)
            settings += rows.compactMap { row in
                row.value.map { TuningKey.Setting(rule: index, setting: OverrideSetting(row.field, $0)) }
            }
        }
        guard !settings.isEmpty || reach != .all else { return base }
        let key = TuningKey(profile: Int(base), reach: reach, settings: settings)
        if let known = tunedLayouts[key] { return known }
        return add(ProfileLayout(layouts[Int(base)], rules: rules), as: key)
    }

    private mutating func add(_ layout: ProfileLayout, as key: TuningKey) -> Int32 {
        let inUse = Set(tunedLayouts.values)
        let free = (profiles.profiles.count..<layouts.count).first { !inUse.contains(Int32($0)) }
        let index = free ?? layouts.count
        if free == nil { layouts.append(layout) } else { layouts[index] = layout }
        tunedLayouts[key] = Int32(index)
        return Int32(index)
    }

    /// Lets go of layouts that serve no device any more.
    private mutating func dropUnusedLayouts() {
        var inUse: Set<Int32> = []
        for slot in slots { inUse.insert(slot.layout) }
        tunedLayouts = tunedLayouts.filter { inUse.contains($0.value) }
    }

    /// Takes over what overrides now say for the devices of a household.
    mutating func retune(_ household: HouseholdNumber, into effects: inout Effects) {
        var isChanged = false
        for device in households[Int(household.index)].devices where retune(device, into: &effects) { isChanged = true }
        if isChanged { followRules() }
    }

    /// Takes over what overrides now say for every device.
    mutating func retuneAll(into effects: inout Effects) {
        for index in slots.indices { _ = retune(DeviceNumber(Int32(index)), into: &effects) }
        followRules()
        dropUnusedLayouts()
    }

    /// When open alarms become the operator's or ring again follows the values that count now.
    private mutating func followRules() {
        for var entry in alarms.values.sorted(by: { $0.alarm.id < $1.alarm.id }) {
            followRule(&entry)
            scheduleAlarm(&entry)
            store(entry)
        }
    }

    /// Returns whether the device is judged otherwise from now on.
    private mutating func retune(_ device: DeviceNumber, into effects: inout Effects) -> Bool {
        let position = Int(device.index)
        tuneQuality(of: device)
        let before = slots[position].layout
        let after = tunedLayout(of: device)
        guard before != after else { return false }
        let former = layouts[Int(before)].rules
        let rules = layouts[Int(after)].rules
        slots[position].layout = after
        for index in rules.indices where rules[index].rule != former[index].rule {
            startAfresh(index, of: device, into: &effects)
        }
        if slots[position].place != nil { lookAtSilence(of: device) }
        // A hub whose silence nobody asks for any more is no part of an outage.
        followHub(device)
        touch(device)
        return true
    }

    /// A rule has other values: how long anything has held counts anew, and an open alarm stays until what now ends it.
    /// What armed it has happened (decision 103). A rule that was switched off ends its alarm, because nothing else
    /// will.
    private mutating func startAfresh(_ index: Int, of device: DeviceNumber, into effects: inout Effects) {
        guard let layout = layout(of: device) else { return }
        let slot = slots[Int(device.index)]
        let rule = layout.rules[index]
        let cell = Int(slot.ruleBase) + index
        let first = Int(slot.timerBase) + rule.timerBase
        let isUsed =
            ruleCells[cell].comesUpAt != .max || ruleCells[cell].level > 0
            || (0..<rule.timerCount).contains { timers[first + $0].isRunning }
        // What happened does not begin to wait anew: it rings, by the values that count now, switched off or not.
        let waiting = waitingEvent(of: index, by: device)
        defer { if let waiting { ring(waiting, of: device, into: &effects) } }
        for timer in 0..<rule.timerCount { timers[first + timer].reset() }
        ruleCells[cell].askAt = .max
        ruleCells[cell].dueAt = .max
        guard rule.rule.isEnabled else {
            ruleCells[cell].isArmed = false
            ruleCells[cell].level = 0
            slots[Int(device.index)].raised &= ~(1 << UInt64(index))
            clear(rule.rule.id, of: device, isFinal: true, into: &effects)
            return
        }
        if ruleCells[cell].level > 0 { awaitEnd(of: index, by: device) }
        guard isUsed, rule.followsClock, let place = slot.place else { return }
        // Its daily windows and held values must be looked at without waiting for the next sample.
        ask(index, of: device, on: Occasion(at: clock.milliseconds, now: clock, place: place), into: &effects)
    }
}
