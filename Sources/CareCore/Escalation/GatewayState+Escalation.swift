extension GatewayState {
    /// Sees after each of an alarm's transitions that somebody is looked for who answers it, or nobody any longer: what
    /// counts is where the alarm is now, not how it came there.
    mutating func pursueAnswer(to alarm: Alarm, after cause: AlarmEdge.Cause, into effects: inout Effects) {
        if alarm.isDrill, cause == .raised { return tellDrillPress(alarm, into: &effects) }
        guard !alarm.key.isTest, !profiles.escalation.policies.isEmpty else { return }
        if alarm.state.isOver { return endChain(of: alarm, into: &effects) }
        guard let policy = profiles.escalation.policy(for: alarm) else { return silence(alarm, into: &effects) }
        if cause.isNews, !alarm.state.isHeld { note(alarm, for: policy.digest) }
        var chain = chains[alarm.id] ?? EscalationChain(priority: alarm.priority, audience: alarm.audience)
        let hasRisen = alarm.priority < chain.priority || alarm.audience != chain.audience
        let hasFallen = !hasRisen && alarm.priority > chain.priority
        (chain.priority, chain.audience) = (alarm.priority, alarm.audience)
        if hasFallen, policy.steps.isEmpty { tellEnd(&chain, of: alarm, into: &effects) }
        if !alarm.waitsForSomebody {
            pause(&chain, alarm, cause, policy, into: &effects)
        } else if hasRisen || cause == .reescalated || (!chain.isRunning && chain.startsOver) {
            begin(&chain, hasRisen: hasRisen || cause == .reescalated)
            let before = effects.notifications.count
            if cause == .reescalated { skipFirst(&chain, of: policy) }
            carry(&chain, alarm, policy, into: &effects)
            // Nobody stands behind the first: who did not call back is told that it rings again.
            if cause == .reescalated, !policy.steps.isEmpty, effects.notifications.count == before {
                tellAgain(&chain, alarm, policy, into: &effects)
            }
        } else if !chain.isRunning {
            resume(&chain, under: policy)
            carry(&chain, alarm, policy, into: &effects)
        } else if hasFallen {
            let elapsed = clock.milliseconds - chain.startedAt
            chain.step = Int32(policy.steps.prefix { $0.after.count <= elapsed }.count)
            expectNext(&chain, alarm, under: policy)
        }
        keep(&chain, of: alarm.id, into: &effects)
    }

    /// Begins the chains of alarms that wait without one: an older version, or other policies, wrote this state. Who
    /// is not called finds them in the next collection.
    mutating func pursueUnanswered() {
        for (id, key) in alarmKeys where chains[id] == nil && !key.isTest {
            guard let alarm = alarms[key]?.alarm, alarm.waitsForSomebody,
                let policy = profiles.escalation.policy(for: alarm)
            else { continue }
            note(alarm, for: policy.digest)
            var chain = EscalationChain(priority: alarm.priority, audience: alarm.audience)
            begin(&chain, hasRisen: false)
            chain.dueAt = policy.steps.isEmpty ? .max : clock.milliseconds
            keep(&chain, of: id)
        }
    }

    private func begin(_ chain: inout EscalationChain, hasRisen: Bool) {
        chain.isRunning = true
        chain.startsOver = false
        chain.hasRisen = hasRisen
        chain.startedAt = clock.milliseconds
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

    /// Nobody has to be found any more, or not now: it is answered, held back, or its condition has ended.
    private mutating func pause(
        _ chain: inout EscalationChain, _ alarm: Alarm, _ cause: AlarmEdge.Cause, _ policy: EscalationPolicy,
        into effects: inout Effects
    ) {
        chain.isRunning = false
        chain.dueAt = .max
        if alarm.state.isHeld || alarm.state.isAnswered {
            let isNew = !chain.startsOver || cause == .reopened
            chain.startsOver = true
            if isNew, alarm.state.isAnswered {
                chain.callBackBy = policy.callBack.map { (clock + $0).milliseconds } ?? .max
            }
            if isNew, policy.ended == .acknowledged { tellEnd(&chain, of: alarm, into: &effects) }
        }
        // Who has called back, sent somebody or silenced the alarm owes no call.
        if alarm.work != .acknowledged || alarm.state.isHeld { chain.callBackBy = .max }
    }

    /// No policy is for such alarms: nobody is looked for.
    private mutating func silence(_ alarm: Alarm, into effects: inout Effects) {
        guard var chain = chains[alarm.id] else { return }
        (chain.priority, chain.audience) = (alarm.priority, alarm.audience)
        chain.isRunning = false
        chain.callBackBy = .max
        keep(&chain, of: alarm.id, into: &effects)
    }

    private mutating func endChain(of alarm: Alarm, into effects: inout Effects) {
        guard var chain = chains.removeValue(forKey: alarm.id) else { return }
        dropEntry(of: chain)
        if chain.serviceAt != .max { effects.escalations.append(NextEscalation(alarm: alarm.id, at: nil)) }
        guard profiles.escalation.policy(for: alarm)?.ended != .never else { return }
        tellEnd(&chain, of: alarm, into: &effects)
    }

    private mutating func tellEnd(_ chain: inout EscalationChain, of alarm: Alarm, into effects: inout Effects) {
        for told in chain.told { notify(told, .ended, of: alarm, into: &effects) }
        chain.told = []
    }
}
