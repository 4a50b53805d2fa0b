internal import HeapModule

extension GatewayState {
    /// Sees that the clock comes to the alarm when it has something to do for it.
    ///
    /// A moment that moved on, as a reminder does with every repeat, needs no entry of its own: the one that is there
    /// comes up too early and is set anew. So an alarm has one entry, however often its cause comes.
    mutating func scheduleAlarm(_ entry: inout OpenAlarm) {
        let due = entry.serviceAt
        guard due < entry.entryAt else { return }
        entry.entryAt = due
        deadlines.insert(Deadline(at: due, kind: .alarm, owner: entry.alarm.id.number, rule: 0))
    }

    /// An alarm is over and leaves its entry behind. A source that comes and goes would fill the book with them for as
    /// long as its rule reminds, which may be a day: they are swept out when they are half of it.
    mutating func dropEntry(of entry: OpenAlarm) {
        guard entry.entryAt != .max else { return }
        leaveEntry()
    }

    /// One more entry that nobody waits for.
    mutating func leaveEntry() {
        deadEntries += 1
        guard deadEntries >= Limits.deadEntries, deadEntries * 2 > deadlines.count else { return }
        let live = deadlines.unordered.filter { deadline in
            switch deadline.kind {
            case .alarm: alarmKeys[AlarmID(deadline.owner)] != nil
            case .escalation: chains[AlarmID(deadline.owner)]?.entryAt == deadline.at
            case .rule, .receipt, .hold, .strangers, .digest, .incident, .custody: true
            }
        }
        deadlines = Heap(live)
        deadEntries = 0
    }

    /// Reminds of an unanswered alarm, asks again about one whose condition stands, ends one that was held
    /// back, lets a test alarm end, or waits on where its moment has moved on.
    mutating func serveAlarm(_ id: AlarmID, into effects: inout Effects) {
        guard let key = alarmKeys[id], var entry = alarms[key] else {
            deadEntries -= 1
            return
        }
        entry.entryAt = .max
        guard entry.serviceAt <= clock.milliseconds else {
            scheduleAlarm(&entry)
            return store(entry)
        }
        if entry.expiresAt <= clock.milliseconds { return endTest(&entry, into: &effects) }
        if entry.clearAt <= clock.milliseconds {
            entry.clearAt = .max
            return clear(&entry, into: &effects)
        }
        if entry.isHandedOverLater, entry.handOverAt <= clock.milliseconds { return handOver(&entry, into: &effects) }
        if entry.realarmAt <= clock.milliseconds {
            entry.recur(at: clock)
            return change(&entry, cause: .realarmed, by: nil, into: &effects)
        }
        entry.remindLater(than: clock)
        change(&entry, cause: .reminded, by: nil, into: &effects)
    }

    /// Ends a test alarm whose time is over.
    mutating func endTest(_ entry: inout OpenAlarm, into effects: inout Effects) {
        var machine = AlarmMachine(state: entry.alarm.state)
        guard (try? machine.close()) != nil else { return }
        entry.alarm.state = machine.state
        entry.alarm.work = .closed
        entry.alarm.closeReason = .test
        change(&entry, cause: .closed, by: nil, into: &effects)
    }
}
