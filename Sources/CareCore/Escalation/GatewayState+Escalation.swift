internal import HeapModule

extension GatewayState {
    /// Carries an alarm on after each of its transitions: what counts is where the alarm is now, not how it came there.
    mutating func follow(_ alarm: Alarm, _ cause: AlarmEdge.Cause, into effects: inout Effects) {
        guard !alarm.key.isTest, !profiles.escalation.policies.isEmpty else { return }
        if alarm.state.isOver { return endChain(of: alarm, into: &effects) }
        guard let policy = profiles.escalation.policy(for: alarm) else { return silence(alarm) }
        if cause == .raised || cause == .repeated { note(alarm, for: policy.digest) }
        var chain = chains[alarm.id] ?? EscalationChain(priority: alarm.priority, audience: alarm.audience)
        let hasRisen = alarm.priority < chain.priority || alarm.audience != chain.audience
        let hasFallen = !hasRisen && alarm.priority > chain.priority
        (chain.priority, chain.audience) = (alarm.priority, alarm.audience)
        if hasFallen, policy.steps.isEmpty { tellEnd(&chain, of: alarm, into: &effects) }
        if !waits(alarm) {
            pause(&chain, alarm, cause, policy, into: &effects)
        } else if hasRisen || cause == .reescalated || (!chain.isRunning && chain.isAnswered) {
            begin(&chain, under: policy, at: clock, hasRisen: hasRisen || cause == .reescalated)
            if cause == .reescalated { skipFirst(&chain, of: policy) }
            carry(&chain, alarm, policy, into: &effects)
        } else if !chain.isRunning {
            resume(&chain, under: policy)
            carry(&chain, alarm, policy, into: &effects)
        } else if hasFallen {
            let elapsed = clock.milliseconds - chain.startedAt
            chain.step = Int32(policy.steps.prefix { $0.after.count <= elapsed }.count)
            expectNext(&chain, under: policy)
        }
        keep(&chain, of: alarm.id)
    }

    /// Whether somebody has still to be found: a P1 until it is answered, everything else while it lasts.
    private func waits(_ alarm: Alarm) -> Bool {
        alarm.state == .unacknowledged || (alarm.priority == .p1 && alarm.state.waitsForAcknowledgement)
    }

    private mutating func begin(
        _ chain: inout EscalationChain, under policy: EscalationPolicy, at moment: Timestamp, hasRisen: Bool
    ) {
        chain.isRunning = true
        chain.isAnswered = false
        chain.hasRisen = hasRisen
        chain.startedAt = moment.milliseconds
        chain.step = 0
        chain.callBackBy = .max
    }

    /// An answer that was not kept: those who were told at once are passed over, the next are told now.
    private func skipFirst(_ chain: inout EscalationChain, of policy: EscalationPolicy) {
        guard let next = policy.steps.firstIndex(where: { $0.after > .zero }) else { return }
        chain.step = Int32(next)
        chain.startedAt = clock.milliseconds - policy.steps[next].after.count
    }

    /// The condition came back before anybody had answered: the chain goes on where it stood.
    private func resume(_ chain: inout EscalationChain, under policy: EscalationPolicy) {
        chain.isRunning = true
        let taken = min(Int(chain.step), policy.steps.count)
        let elapsed = taken == 0 ? 0 : policy.steps[taken - 1].after.count
        chain.step = Int32(taken)
        chain.startedAt = clock.milliseconds - elapsed
    }

    /// Nobody has to be found any more, or not now.
    private mutating func pause(
        _ chain: inout EscalationChain, _ alarm: Alarm, _ cause: AlarmEdge.Cause, _ policy: EscalationPolicy,
        into effects: inout Effects
    ) {
        chain.isRunning = false
        chain.dueAt = .max
        if cause == .acknowledged {
            chain.isAnswered = true
            chain.callBackBy = policy.callBack.map { (clock + $0).milliseconds } ?? .max
            if policy.ended == .acknowledged { tellEnd(&chain, of: alarm, into: &effects) }
        }
        if alarm.work != .acknowledged { chain.callBackBy = .max }
    }

    /// No policy is for such alarms: nobody is carried to.
    private mutating func silence(_ alarm: Alarm) {
        guard var chain = chains[alarm.id] else { return }
        (chain.priority, chain.audience) = (alarm.priority, alarm.audience)
        chain.isRunning = false
        chain.callBackBy = .max
        keep(&chain, of: alarm.id)
    }

    private mutating func endChain(of alarm: Alarm, into effects: inout Effects) {
        guard var chain = chains.removeValue(forKey: alarm.id) else { return }
        guard profiles.escalation.policy(for: alarm)?.ended != .never else { return }
        tellEnd(&chain, of: alarm, into: &effects)
    }

    private mutating func tellEnd(_ chain: inout EscalationChain, of alarm: Alarm, into effects: inout Effects) {
        for told in chain.told { notify(told, .ended, of: alarm, into: &effects) }
        chain.told = []
    }

    /// Keeps the chain and sees that the clock comes to it: one entry, however often its moment moves on.
    mutating func keep(_ chain: inout EscalationChain, of id: AlarmID) {
        let due = chain.serviceAt
        if due < chain.entryAt {
            chain.entryAt = due
            deadlines.insert(Deadline(at: due, kind: .escalation, owner: id.number, rule: 0))
        }
        chains[id] = chain
    }

    /// Takes up a chain whose moment came: the next step, a repetition, or an answer that was not kept.
    mutating func serveEscalation(_ id: AlarmID, into effects: inout Effects) {
        guard var chain = chains[id], let key = alarmKeys[id], var entry = alarms[key] else { return }
        chain.entryAt = .max
        guard chain.serviceAt <= clock.milliseconds, let policy = profiles.escalation.policy(for: entry.alarm) else {
            return keep(&chain, of: id)
        }
        guard chain.isRunning else {
            keep(&chain, of: id)
            effects.counters.reescalated += 1
            entry.lapse(at: clock)
            return change(&entry, cause: .reescalated, by: nil, into: &effects)
        }
        carry(&chain, entry.alarm, policy, into: &effects)
        keep(&chain, of: id)
    }
}
