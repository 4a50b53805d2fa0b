extension GatewayState {
    /// A person ends an alarm. One whose condition still holds may be closed too: its rule is set aside until the
    /// condition has ended, or has stood for `Limits.setAside` more.
    mutating func close(
        _ entry: inout OpenAlarm, by: String, reason: CloseReason, note: String, into effects: inout Effects
    ) -> CommandOutcome {
        let id = entry.alarm.id
        guard entry.alarm.priority != .p1 || !note.isEmpty || entry.alarm.key.isTest else {
            return .refused(["alarm \(id): expected a note of what happened, because it is a P1; found none"])
        }
        var machine = AlarmMachine(state: entry.alarm.state)
        guard (try? machine.close()) != nil else { return .refused([overText(id)]) }
        let before = entry
        entry.alarm.state = machine.state
        entry.alarm.work = .closed
        if entry.alarm.acknowledgedAt == nil {
            entry.alarm.acknowledgedAt = clock
            entry.alarm.acknowledgedBy = by
        }
        if entry.alarm.clearedAt == nil { entry.alarm.clearedAt = clock }
        entry.alarm.closeReason = reason
        entry.alarm.closedBy = by
        entry.alarm.closeText = note.isEmpty ? nil : note
        dropShelf(of: entry.alarm.key)
        let detail = note.isEmpty ? reason.name : "\(reason.name): \(note)"
        self.note(.close(reason, note: note), id, detail, by: by, into: &effects)
        change(&entry, cause: .closed, by: by, detail: .closed(because: reason, note), into: &effects)
        setFindingAside(before.alarm.key)
        if case .township(let township) = before.alarm.key.subject { giveUpOutage(in: township) }
        if !before.alarm.key.isTest { keepForReopening(before, edge: entry.alarm.edge) }
        countFalseClosing(of: before, for: reason, into: &effects)
        return .done("alarm \(id) closed by \(by): \(reason.name)")
    }

    private mutating func keepForReopening(_ entry: OpenAlarm, edge: Int32) {
        let oldest = clock - Limits.reopening
        closedAlarms.removeAll { $0.closedAt <= oldest }
        if closedAlarms.count >= Limits.reopenableAlarms { closedAlarms.removeFirst() }
        var alarm = entry.alarm
        alarm.edge = edge
        alarm.hold = nil
        closedAlarms.append(ClosedAlarm(alarm: alarm, closedAt: clock, remindEvery: entry.remindEvery))
    }

    /// A person takes a closing back. The alarm does not ring, because a person has it; it rings when its cause comes
    /// again, and ends by being closed again.
    mutating func reopen(
        _ id: AlarmID, by: String, reason: String, into effects: inout Effects
    ) -> CommandOutcome {
        guard !reason.isEmpty else { return .refused(["reopen: expected why, found nothing"]) }
        guard alarmKeys[id] == nil else {
            return .refused(["alarm \(id): expected one that was closed, this one is open"])
        }
        guard id.number >= 1, id.number < nextAlarm.number else { return .refused([overText(id)]) }
        guard let index = closedAlarms.lastIndex(where: { $0.alarm.id == id }),
            clock - closedAlarms[index].closedAt < Limits.reopening
        else {
            return .refused([
                "alarm \(id): expected one that a person closed within \(Limits.reopening), found an older one or one "
                    + "that ended by itself; a new cause raises a new alarm"
            ])
        }
        let closed = closedAlarms[index]
        if let other = alarms[closed.alarm.key]?.alarm.id {
            return .refused(["alarm \(id): expected no other of its rule and subject, alarm \(other) is open; use that"]
            )
        }
        var machine = AlarmMachine()
        guard (try? machine.reopen()) != nil else { return .refused([overText(id)]) }
        var alarm = closed.alarm
        alarm.state = machine.state
        alarm.work = max(alarm.work, .acknowledged)
        if alarm.acknowledgedAt == nil {
            alarm.acknowledgedAt = clock
            alarm.acknowledgedBy = by
        }
        alarm.clearedAt = alarm.clearedAt ?? closed.closedAt
        var entry = OpenAlarm(
            alarm: alarm, contributors: [], remindAt: .max, remindEvery: closed.remindEvery, expiresAt: .max)
        closedAlarms.remove(at: index)
        takeFindingUp(alarm.key)
        chatters[alarm.key]?.takeBackFalse(at: closed.closedAt)
        alarmKeys[id] = alarm.key
        openBySubject[alarm.key.subject, default: 0] += 1
        note(.reopen(reason: reason), id, reason, by: by, into: &effects)
        change(&entry, cause: .reopened, by: by, detail: AlarmRemark(reason), into: &effects)
        return .done("alarm \(id) reopened by \(by): \(reason)")
    }
}
