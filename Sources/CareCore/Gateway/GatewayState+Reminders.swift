internal import HeapModule

extension GatewayState {
    /// Sets when the clock must look at the alarm again.
    mutating func scheduleAlarm(_ entry: OpenAlarm) {
        let due = nextService(of: entry)
        guard due != .max else { return }
        deadlines.insert(Deadline(at: due, kind: .alarm, owner: entry.alarm.id.number, rule: 0))
    }

    private func nextService(of entry: OpenAlarm) -> Int64 {
        min(entry.expiresAt, entry.alarm.state.waitsForAcknowledgement ? entry.remindAt : .max)
    }

    /// Reminds of an unanswered alarm, or lets a test alarm end.
    mutating func serveAlarm(_ id: AlarmID, due: Int64, into effects: inout Effects) {
        guard let key = alarmKeys[id], var entry = alarms[key], nextService(of: entry) == due else { return }
        if entry.expiresAt <= clock.milliseconds {
            var machine = AlarmMachine(state: entry.alarm.state)
            guard (try? machine.close()) != nil else { return }
            entry.alarm.state = machine.state
            entry.alarm.work = .closed
            entry.alarm.closeReason = .test
            change(&entry, cause: .closed, by: nil, into: &effects)
            return
        }
        entry.remindAt = clock.milliseconds + (entry.remindEvery ?? .max / 2)
        change(&entry, cause: .reminded, by: nil, into: &effects)
    }
}
