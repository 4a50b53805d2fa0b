internal import HeapModule

extension GatewayState {
    /// Makes the state complete after it was read back under other profiles than those it was written under.
    ///
    /// A rule whose text changed starts afresh, but its open alarms must still be able to end: it is put back to where
    /// it had raised. And a silence that lasts already is looked at again, because another length may count now.
    /// - Parameter former: The profiles that were in force until now.
    public mutating func adoptProfiles(after former: ProfileSet) {
        let changed = slots.indices.map { DeviceNumber(Int32($0)) }.filter { hasOtherProfile($0, than: former) }
        for entry in alarms.values.sorted(by: { $0.alarm.id < $1.alarm.id }) where !entry.alarm.key.isTest {
            for device in entry.contributors where changed.contains(device) { takeBack(entry.alarm, by: device) }
        }
        for device in changed {
            let position = Int(device.index)
            if slots[position].place != nil { lookAtSilence(of: device) }
        }
        surveyAreas()
    }

    /// Sees that a silence which lasts already is looked at again, because another length may count now.
    mutating func lookAtSilence(of device: DeviceNumber) {
        let position = Int(device.index)
        guard let shortest = layout(of: device)?.silences.first else { return }
        let due = max(listening.reading(at: clock.milliseconds), slots[position].heardListening + shortest)
        slots[position].silenceDue = due
        silences.insert(SilenceDeadline(due: due, device: device.index))
    }

    private func hasOtherProfile(_ device: DeviceNumber, than former: ProfileSet) -> Bool {
        guard let profile = layout(of: device)?.profile else { return false }
        return former.index(of: profile.id).map { former.profiles[$0] } != profile
    }

    /// Lets the device's rule know that it has raised the alarm.
    private mutating func takeBack(_ alarm: Alarm, by device: DeviceNumber) {
        guard let layout = layout(of: device),
            let index = layout.rules.firstIndex(where: { $0.rule.id == alarm.key.rule && $0.rule.isEnabled })
        else { return }
        let position = Int(device.index)
        let rule = layout.rules[index]
        let cell = Int(slots[position].ruleBase) + index
        guard ruleCells[cell].level == 0 else { return }
        let reached = rule.stages.lastIndex { $0.priority >= alarm.priority } ?? 0
        ruleCells[cell].level = UInt8(reached + 1)
        ruleCells[cell].raisedAt = alarm.lastAt.milliseconds
        slots[position].raised |= 1 << UInt64(index)
        awaitEnd(of: index, by: device)
    }

    /// An event is over as soon as it happened: the off-delay of its alarm runs from here.
    mutating func awaitEnd(of index: Int, by device: DeviceNumber) {
        let position = Int(device.index)
        guard let rule = layout(of: device)?.rules[index], rule.asksForEvent, rule.clearWhen == nil,
            !rule.clearsByHand
        else { return }
        let cell = Int(slots[position].ruleBase) + index
        let timer = Int(slots[position].timerBase) + rule.timerBase + RuleLayout.clearTimer
        timers[timer].start(at: clock.milliseconds, .gateway)
        ruleCells[cell].dueAt = clock.milliseconds + rule.clearDelay
        expect(index, of: device)
    }
}
