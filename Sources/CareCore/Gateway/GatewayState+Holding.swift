internal import HeapModule

extension GatewayState {
    /// What holds the alarm back now, if its condition holds; P1 and tests are never held back (promise 8).
    private func holding(_ alarm: Alarm, contributors: [DeviceNumber]) -> (state: AlarmState, hold: AlarmHold)? {
        guard alarm.priority != .p1, !alarm.key.isTest else { return nil }
        if let permit = permit(for: alarm.key, contributors: contributors) {
            return (.outOfService, AlarmHold(reason: AlarmRemark(permit.text), by: permit.by, until: permit.until))
        }
        if let hold = suppression(of: alarm, contributors: contributors) { return (.suppressedByDesign, hold) }
        if let shelf = suppression.shelves[alarm.key] {
            let until = shelf.until(for: alarm.priority)
            if until > clock {
                return (.shelved, AlarmHold(reason: AlarmRemark(shelf.reason), by: shelf.by, until: until))
            }
        }
        return nil
    }

    private func permit(for key: AlarmKey, contributors: [DeviceNumber]) -> Permit? {
        if suppression.permits.isEmpty { return nil }
        if let own = suppression.permits[ServiceScope(rule: key.rule, subject: key.subject)] { return own }
        // What another device says too counts.
        let permits = contributors.map { device in
            suppression.permits[ServiceScope(rule: nil, subject: .device(device))]
                ?? suppression.permits[ServiceScope(rule: key.rule, subject: .device(device))]
        }
        guard !permits.isEmpty, permits.allSatisfy({ $0 != nil }) else { return nil }
        return permits.compactMap { $0 }.min { $0.until < $1.until }
    }

    /// Brings a state into line with what holds the alarm back.
    /// - Returns: What happened; `nil` when the state stays.
    @discardableResult
    func settle(_ alarm: inout Alarm, contributors: [DeviceNumber]) -> AlarmEdge.Cause? {
        guard alarm.state.isActive else { return nil }
        let before = alarm.state
        let holding = holding(alarm, contributors: contributors)
        if let holding, holding.state == before {
            alarm.hold = holding.hold
            return nil
        }
        var machine = AlarmMachine(state: before)
        if before.isHeld { _ = try? machine.release() }
        if let holding { _ = try? machine.hold(as: holding.state) }
        guard machine.state != before else { return nil }
        alarm.state = machine.state
        alarm.hold = holding?.hold
        if holding == nil {
            // It rings as if it were new, and waits for an answer of its own.
            alarm.acknowledgedAt = nil
            alarm.acknowledgedBy = nil
            if alarm.work < .dispatched { alarm.work = .raised }
        }
        return Self.cause(from: before, to: machine.state)
    }

    /// The same for an open alarm, which reminds anew when it rings again.
    func settle(_ entry: inout OpenAlarm) -> AlarmEdge.Cause? {
        let moved = settle(&entry.alarm, contributors: entry.contributors)
        if moved != nil, !entry.alarm.state.isHeld { entry.remindLater(than: clock) }
        return moved
    }

    private static func cause(from before: AlarmState, to after: AlarmState) -> AlarmEdge.Cause {
        switch (before, after) {
        case (_, .shelved): .shelved
        case (_, .suppressedByDesign): .suppressed
        case (_, .outOfService): .takenOutOfService
        case (.shelved, _): .unshelved
        case (.suppressedByDesign, _): .unsuppressed
        default: .returnedToService
        }
    }

    /// Lets an alarm go where what holds it back, or does so no longer, puts it.
    mutating func follow(_ entry: OpenAlarm, by: String?, into effects: inout Effects) {
        var entry = entry
        let former = entry.alarm.hold
        guard let moved = settle(&entry) else { return store(entry) }
        change(&entry, cause: moved, by: by, detail: (entry.alarm.hold ?? former)?.reason, into: &effects)
    }

    /// The same for every open alarm, in order of number.
    mutating func followAll(by: String?, into effects: inout Effects) {
        for entry in alarms.values.sorted(by: { $0.alarm.id < $1.alarm.id }) where entry.alarm.state.isActive {
            follow(entry, by: by, into: &effects)
        }
        scheduleSuppression()
    }

    /// Sees that the clock comes when something that holds alarms back begins or ends, or what was set for a bed ends.
    mutating func scheduleSuppression() {
        hasNewSuppressions = true
        let moments = [suppression.boundary(after: clock), registry.overrides.nextEnd].compactMap { $0?.milliseconds }
        guard let next = moments.min(), next < suppressionEntryAt else { return }
        suppressionEntryAt = next
        deadlines.insert(Deadline(at: next, kind: .hold, owner: 0, rule: 0))
    }

    /// Ends what is due and lets alarms that wait for it ring.
    mutating func serveSuppression(_ deadline: Deadline, into effects: inout Effects) {
        guard deadline.at == suppressionEntryAt else { return }
        suppressionEntryAt = .max
        endLimits(into: &effects)
        suppression.expire(at: clock)
        serveAbsences(into: &effects)
        followAll(by: nil, into: &effects)
    }
}
