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
            let people = those(step, for: alarm)
            foundNobody = people.allSatisfy(\.role.isMachine)
            tell(people, purpose, of: alarm, &chain, into: &effects)
        }
        tellNewcomers(&chain, alarm, policy, into: &effects)
        // What stands in a list reaches the operators in another way: a carer's alarm is handed over to them.
        if alarm.priority <= .p2, foundNobody && !chain.hasReachedSomebody || lacksStaff(alarm, policy, chain) {
            reachAnybody(&chain, alarm, into: &effects)
        }
        expectNext(&chain, alarm, under: policy)
    }

    /// When the next step or repetition comes, or of what rings the next shift begins: who comes on duty must not wait
    /// for either.
    func expectNext(_ chain: inout EscalationChain, _ alarm: Alarm, under policy: EscalationPolicy) {
        if Int(chain.step) < policy.steps.count {
            chain.dueAt = due(policy.steps[Int(chain.step)], of: chain)
        } else {
            chain.dueAt = policy.steps.isEmpty ? .max : policy.repeatEvery.map { (clock + $0).milliseconds } ?? .max
        }
        guard alarm.priority <= .p2, chain.dueAt != .max else { return }
        if let shift = nextShift(chain, alarm, policy, after: clock) {
            chain.dueAt = min(chain.dueAt, shift.milliseconds)
        }
    }

    /// When the next shift of those begins whose steps were taken.
    private func nextShift(
        _ chain: EscalationChain, _ alarm: Alarm, _ policy: EscalationPolicy, after moment: Timestamp
    ) -> Timestamp? {
        let roles = policy.steps.prefix(Int(chain.step)).flatMap(\.roles).filter(\.hasRota)
        return registry.nextShift(as: Set(roles), for: alarm, after: moment)
    }

    /// Who has come on duty since the chain began hears of it now.
    private mutating func tellNewcomers(
        _ chain: inout EscalationChain, _ alarm: Alarm, _ policy: EscalationPolicy, into effects: inout Effects
    ) {
        guard alarm.priority <= .p2, chain.told.count < Limits.toldPerAlarm,
            let shift = nextShift(chain, alarm, policy, after: Timestamp(milliseconds: chain.startedAt)),
            shift <= clock
        else { return }
        let known = chain.told
        let newcomers = policy.steps.prefix(Int(chain.step)).flatMap { those($0, for: alarm) }
            .filter { person in person.role.hasRota && !known.contains { $0.reachesSame(as: person) } }
        tell(newcomers, .escalated, of: alarm, &chain, into: &effects)
    }

    /// A step outside its hours waits for them.
    private func due(_ step: EscalationPolicy.Step, of chain: EscalationChain) -> Int64 {
        let moment = Timestamp(milliseconds: chain.startedAt) + step.after
        guard let hours = step.hours else { return moment.milliseconds }
        let soonest = max(moment, clock)
        guard !hours.contains(soonest) else { return moment.milliseconds }
        return CivilCalendar.next(minuteOfDay: hours.from, after: soonest).milliseconds
    }

    /// The chain is at its end and still nobody has answered. Since they were told a shift may have ended, or a line of
    /// the book: who answers now is told.
    private mutating func again(
        _ chain: inout EscalationChain, _ alarm: Alarm, _ policy: EscalationPolicy, into effects: inout Effects
    ) {
        guard chain.hasReachedSomebody else {
            // Somebody may have come on duty, or into the book.
            chain.step = 0
            chain.startedAt = clock.milliseconds
            return carry(&chain, alarm, policy, into: &effects)
        }
        tellAgain(&chain, alarm, policy, into: &effects)
        expectNext(&chain, alarm, under: policy)
    }

    /// Tells whoever answers now in any step: who knows of it is reminded.
    mutating func tellAgain(
        _ chain: inout EscalationChain, _ alarm: Alarm, _ policy: EscalationPolicy, into effects: inout Effects
    ) {
        let people = policy.steps.flatMap { those($0, for: alarm) }
        tell(people, .escalated, remindingKnown: true, of: alarm, &chain, into: &effects)
        if alarm.priority <= .p2, people.allSatisfy(\.role.isMachine) || lacksStaff(alarm, policy) {
            reachAnybody(&chain, alarm, besides: people, into: &effects)
        }
    }

    /// Whether an emergency has been told to nobody whose work it is, and nobody of the chain's rota is on duty: those
    /// who are near may be unable to help. Source: care.md 9, P1.
    private func lacksStaff(_ alarm: Alarm, _ policy: EscalationPolicy, _ chain: EscalationChain) -> Bool {
        !chain.told.contains { $0.role.isStaff } && lacksStaff(alarm, policy)
    }

    private func lacksStaff(_ alarm: Alarm, _ policy: EscalationPolicy) -> Bool {
        guard alarm.priority == .p1 else { return false }
        let roles = policy.steps.flatMap(\.roles).filter(\.hasRota)
        return !roles.isEmpty && roles.allSatisfy { registry.answering($0, for: alarm, at: clock).isEmpty }
    }

    /// The whole chain has reached nobody, or nobody whose work it is; `others` have been told a moment ago.
    private mutating func reachAnybody(
        _ chain: inout EscalationChain, _ alarm: Alarm, besides others: [EscalationChain.Told] = [],
        into effects: inout Effects
    ) {
        let people = registry.lastResort(for: alarm, at: clock).flatMap { contact in
            contact.channels.map {
                EscalationChain.Told(person: contact.person, channel: $0, role: contact.post.role)
            }
        }
        let rest = people.filter { told in !others.contains { $0.reachesSame(as: told) } }
        tell(rest, .lastResort, remindingKnown: true, of: alarm, &chain, into: &effects)
        guard !chain.hasReachedSomebody, alarm.key.rule != SelfAlarm.nobodyReachable.rawValue else { return }
        raise(.nobodyReachable, at: clock, into: &effects)
    }

    /// Whom the step means now, and how they are reached.
    private func those(_ step: EscalationPolicy.Step, for alarm: Alarm) -> [EscalationChain.Told] {
        step.roles.flatMap { role in
            registry.answering(role, for: alarm, at: clock).flatMap { contact in
                Self.chosen(contact.channels, step.channels).map {
                    EscalationChain.Told(person: contact.person, channel: $0, role: role)
                }
            }
        }
    }

    /// Tells each person once through each channel; with `remindingKnown` it reminds those who knew of the alarm.
    private mutating func tell(
        _ people: [EscalationChain.Told], _ purpose: Notification.Purpose, remindingKnown: Bool = false,
        of alarm: Alarm, _ chain: inout EscalationChain, into effects: inout Effects
    ) {
        let known = chain.told
        for person in Set(people.map(\.person)).sorted()
        where !remindingKnown || !known.contains(where: { $0.person == person }) {
            floods[person, default: FloodWatch()].count(at: clock)
        }
        var done: Set<String> = []
        for told in people where done.insert("\(told.person) \(told.channel.text)").inserted {
            let isNew = !known.contains { $0.reachesSame(as: told) }
            if isNew, chain.told.count < Limits.toldPerAlarm { chain.told.append(told) }
            notify(told, isNew || !remindingKnown ? purpose : .reminded, of: alarm, into: &effects)
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
