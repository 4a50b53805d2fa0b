internal import HeapModule

extension GatewayState {
    /// Keeps the chain and sees that the clock comes to it: one entry counts, however often its moment moves on.
    mutating func keep(_ chain: inout EscalationChain, of id: AlarmID) {
        let due = chain.serviceAt
        if due < chain.entryAt {
            dropEntry(of: chain)
            chain.entryAt = due
            deadlines.insert(Deadline(at: due, kind: .escalation, owner: id.number, rule: 0))
        }
        chains[id] = chain
    }

    /// The same, and tells when that is.
    mutating func keep(_ chain: inout EscalationChain, of id: AlarmID, into effects: inout Effects) {
        let due = chain.serviceAt
        if due != chains[id]?.serviceAt ?? .max {
            effects.escalations.append(
                NextEscalation(alarm: id, at: due == .max ? nil : Timestamp(milliseconds: due)))
        }
        keep(&chain, of: id)
    }

    /// Leaves the chain's entry behind in the book.
    mutating func dropEntry(of chain: EscalationChain) {
        guard chain.entryAt != .max else { return }
        leaveEntry()
    }

    /// Takes up a chain whose moment came: the next step, a repetition, or an answer that was not kept.
    mutating func serveEscalation(_ deadline: Deadline, into effects: inout Effects) {
        let id = AlarmID(deadline.owner)
        guard var chain = chains[id], chain.entryAt == deadline.at else {
            deadEntries -= 1
            return
        }
        guard let key = alarmKeys[id], var entry = alarms[key] else {
            invariant(false, "alarm \(id) is over and its chain is not")
            return
        }
        chain.entryAt = .max
        guard chain.serviceAt <= clock.milliseconds, let policy = profiles.escalation.policy(for: entry.alarm) else {
            return keep(&chain, of: id, into: &effects)
        }
        guard chain.isRunning else {
            chain.callBackBy = .max
            keep(&chain, of: id, into: &effects)
            effects.counters.reescalated += 1
            entry.lapse(at: clock)
            return change(&entry, cause: .reescalated, by: nil, into: &effects)
        }
        carry(&chain, entry.alarm, policy, into: &effects)
        keep(&chain, of: id, into: &effects)
    }
}
