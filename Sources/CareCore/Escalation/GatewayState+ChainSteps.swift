extension GatewayState {
    /// Takes every step that is due. A step that finds nobody is no reason to wait: the next is taken at once.
    mutating func carry(
        _ chain: inout EscalationChain, _ alarm: Alarm, _ policy: EscalationPolicy, into effects: inout Effects
    ) {
        guard !policy.steps.isEmpty else {
            chain.dueAt = .max
            return
        }
        if Int(chain.step) >= policy.steps.count { return again(&chain, alarm, policy, into: &effects) }
        var foundNobody = false
        while Int(chain.step) < policy.steps.count {
            let step = policy.steps[Int(chain.step)]
            let first: Notification.Purpose = step.after == .zero && !chain.hasRisen ? .raised : .escalated
            let purpose = policy.reminds(Int(chain.step)) ? .reminded : first
            guard foundNobody || due(step, of: chain) <= clock.milliseconds else { break }
            chain.step += 1
            let lines = step.roles.flatMap { role in
                registry.answering(role, for: alarm, at: clock).map { (role: role, contact: $0) }
            }
            foundNobody = lines.isEmpty
            tell(lines, through: step.channels, purpose, of: alarm, &chain, into: &effects)
        }
        // What stands in a list reaches the operators in another way: a carer's alarm is handed over to them.
        if foundNobody, chain.told.isEmpty, alarm.priority <= .p2 { reachAnybody(&chain, alarm, into: &effects) }
        expectNext(&chain, under: policy)
    }

    /// When the next step or repetition comes.
    func expectNext(_ chain: inout EscalationChain, under policy: EscalationPolicy) {
        if Int(chain.step) < policy.steps.count {
            chain.dueAt = due(policy.steps[Int(chain.step)], of: chain)
        } else {
            chain.dueAt = policy.steps.isEmpty ? .max : policy.repeatEvery.map { (clock + $0).milliseconds } ?? .max
        }
    }

    /// A step outside its hours waits for them.
    private func due(_ step: EscalationPolicy.Step, of chain: EscalationChain) -> Int64 {
        let moment = Timestamp(milliseconds: chain.startedAt) + step.after
        guard let hours = step.hours else { return moment.milliseconds }
        let soonest = max(moment, clock)
        guard !hours.contains(soonest) else { return moment.milliseconds }
        return CivilCalendar.next(minuteOfDay: hours.from, after: soonest).milliseconds
    }

    /// The chain is at its end and still nobody has answered.
    private mutating func again(
        _ chain: inout EscalationChain, _ alarm: Alarm, _ policy: EscalationPolicy, into effects: inout Effects
    ) {
        if chain.told.isEmpty {
            // Somebody may have come on duty, or into the book.
            chain.step = 0
            chain.startedAt = clock.milliseconds
            return carry(&chain, alarm, policy, into: &effects)
        }
        for told in chain.told { notify(told, .reminded, of: alarm, into: &effects) }
        expectNext(&chain, under: policy)
    }

    /// The whole chain has reached nobody.
    private mutating func reachAnybody(
        _ chain: inout EscalationChain, _ alarm: Alarm, into effects: inout Effects
    ) {
        let lines = registry.lastResort(for: alarm, at: clock).map { (role: $0.post.role, contact: $0) }
        tell(lines, through: .all, .lastResort, of: alarm, &chain, into: &effects)
        guard lines.isEmpty, alarm.key.rule != SelfAlarm.nobodyReachable.rawValue else { return }
        raise(.nobodyReachable, at: clock, into: &effects)
    }

    /// Tells each person once through each channel.
    private mutating func tell(
        _ lines: [(role: ContactRole, contact: Contact)], through channels: EscalationPolicy.Channels,
        _ purpose: Notification.Purpose, of alarm: Alarm, _ chain: inout EscalationChain, into effects: inout Effects
    ) {
        var done: Set<String> = []
        for person in Set(lines.map(\.contact.person)).sorted() {
            floods[person, default: FloodWatch()].count(at: clock)
        }
        for (role, contact) in lines {
            for channel in Self.chosen(contact.channels, channels)
            where done.insert("\(contact.person) \(channel.text)").inserted {
                let told = EscalationChain.Told(person: contact.person, channel: channel, role: role)
                let isNew = !chain.told.contains { $0.person == told.person && $0.channel == told.channel }
                if isNew, chain.told.count < Limits.toldPerAlarm { chain.told.append(told) }
                notify(told, purpose, of: alarm, into: &effects)
            }
        }
    }

    private static func chosen(
        _ channels: [ContactChannel], _ wanted: EscalationPolicy.Channels
    ) -> [ContactChannel] {
        switch wanted {
        case .first: return Array(channels.prefix(1))
        case .all: return channels
        case .named(let names):
            let found = channels.filter { names.contains($0.name) }
            return found.isEmpty ? Array(channels.prefix(1)) : found
        }
    }
}
