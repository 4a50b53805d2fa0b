internal import HeapModule

/// From one set of profiles to another, over a restart. Decision 103.
extension GatewayState {
    /// Rings for whatever waits by a rule that `adopted` does not know: that state will be read from this one, and
    /// would forget what happened. It rings where it happened, by the rule under which it did.
    /// - Parameters:
    ///   - adopted: A fresh state with the same registry and the profiles that will be in force.
    ///   - now: Gateway time; a step back is held.
    ///   - effects: What must be written, in the transaction that writes the adopted state.
    public mutating func ringForWhatIsForgotten(
        by adopted: borrowing GatewayState, at now: Timestamp, into effects: inout Effects
    ) {
        for device in slots.indices.map({ DeviceNumber(Int32($0)) }) {
            for (index, rule) in (layout(of: device)?.rules ?? []).enumerated() {
                let heir = adopted.rule(
                    rule.rule.fingerprint, timers: rule.timerCount, windows: rule.windows.count, of: device)
                guard heir == nil, let waiting = waitingEvent(of: index, by: device) else { continue }
                advance(to: now)
                ring(waiting, of: device, into: &effects)
            }
        }
    }

    /// Makes the state complete after it was read back under other profiles than those it was written under.
    ///
    /// A rule whose text changed starts afresh once what waited by it has rung (`ringForWhatIsForgotten`), but what
    /// armed it stays, and its open alarms must still be able to end: it is put back to where it had raised. And a
    /// silence that lasts already is looked at again, because another length may count now.
    /// - Parameter former: The state that this one was read from.
    public mutating func adoptProfiles(after former: borrowing GatewayState) {
        let profiles = former.profiles
        let changed = slots.indices.map { DeviceNumber(Int32($0)) }.filter { hasOtherProfile($0, than: profiles) }
        for device in changed { takeArming(of: device, from: former) }
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

    /// What armed a rule has happened, whatever its text says since: who is out of bed already need not lie down first
    /// to be missed.
    private mutating func takeArming(of device: DeviceNumber, from former: borrowing GatewayState) {
        guard let layout = layout(of: device), let before = former.layout(of: device) else { return }
        let (base, formerBase) = (slots[Int(device.index)].ruleBase, former.slots[Int(device.index)].ruleBase)
        for (number, rule) in before.rules.enumerated() where former.ruleCells[Int(formerBase) + number].isArmed {
            for (index, heir) in layout.rules.enumerated() where heir.rule.id == rule.rule.id && heir.armWhen != nil {
                ruleCells[Int(base) + index].isArmed = true
            }
        }
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
