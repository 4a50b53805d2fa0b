extension GatewayState {
    /// Applies what a person asks for; a refusal changes nothing.
    /// - Parameters:
    ///   - command: What is asked.
    ///   - now: Gateway time; a step back is held.
    ///   - effects: What must be written before the answer is given.
    /// - Returns: What to tell who asked, once the effects are on disk.
    public mutating func apply(
        _ command: Command, at now: Timestamp, into effects: inout Effects
    ) -> CommandOutcome {
        advance(to: now)
        switch command {
        case .acknowledge(let id, let by): return acknowledge(id, by: by, into: &effects)
        case .close(let id, let by, let reason, let note):
            return close(id, by: by, reason: reason, note: note, into: &effects)
        case .importAssignments(let lines): return take(lines, into: &effects)
        case .openTestWindow(let bed, let length, let by):
            return openTestWindow(bed, length: length, by: by, into: &effects)
        case .duty(let command): return apply(command, into: &effects)
        }
    }

    private func entry(_ id: AlarmID) -> OpenAlarm? { alarmKeys[id].flatMap { alarms[$0] } }

    private func isOver(_ id: AlarmID) -> CommandOutcome {
        id.number >= nextAlarm.number || id.number < 1
            ? .refused(["alarm \(id): expected the number of an alarm, the newest is \(nextAlarm.number - 1)"])
            : .refused(["alarm \(id): expected an open alarm, this one is over; see homebed alarms"])
    }

    private mutating func acknowledge(_ id: AlarmID, by: String, into effects: inout Effects) -> CommandOutcome {
        guard !by.isEmpty else { return .refused(["acknowledge: expected the name of who answers, found none"]) }
        guard var entry = entry(id) else { return isOver(id) }
        var machine = AlarmMachine(state: entry.alarm.state)
        do {
            _ = try machine.acknowledge()
        } catch {
            let who = entry.alarm.acknowledgedBy ?? "somebody"
            return .refused(["alarm \(id): expected one that waits for an answer, \(who) has acknowledged it"])
        }
        entry.alarm.state = machine.state
        entry.alarm.work = .acknowledged
        entry.alarm.acknowledgedAt = clock
        entry.alarm.acknowledgedBy = by
        effects.audit.append(AuditRow(at: clock, by: by, action: "acknowledge", subject: "alarm \(id)", detail: ""))
        change(&entry, cause: .acknowledged, by: by, into: &effects)
        return .done("alarm \(id) acknowledged by \(by)")
    }

    private mutating func close(
        _ id: AlarmID, by: String, reason: CloseReason, note: String, into effects: inout Effects
    ) -> CommandOutcome {
        guard !by.isEmpty else { return .refused(["close: expected the name of who closes, found none"]) }
        guard var entry = entry(id) else { return isOver(id) }
        var machine = AlarmMachine(state: entry.alarm.state)
        guard (try? machine.close()) != nil else { return isOver(id) }
        entry.alarm.state = machine.state
        entry.alarm.work = .closed
        if entry.alarm.acknowledgedAt == nil {
            entry.alarm.acknowledgedAt = clock
            entry.alarm.acknowledgedBy = by
        }
        if entry.alarm.clearedAt == nil { entry.alarm.clearedAt = clock }
        entry.alarm.closeReason = reason
        entry.alarm.closedBy = by
        effects.audit.append(
            AuditRow(
                at: clock, by: by, action: "close", subject: "alarm \(id)",
                detail: note.isEmpty ? reason.name : "\(reason.name): \(note)"))
        change(&entry, cause: .closed, by: by, into: &effects)
        return .done("alarm \(id) closed by \(by): \(reason.name)")
    }

    private mutating func openTestWindow(
        _ bed: BedID, length: Milliseconds, by: String, into effects: inout Effects
    ) -> CommandOutcome {
        guard !by.isEmpty else { return .refused(["test-window: expected the name of who tests, found none"]) }
        guard let number = registry.number(of: bed) else {
            return .refused(["test-window: expected a registered bed, found \(bed)"])
        }
        guard length > .zero, length <= Limits.testWindow else {
            return .refused(["test-window: expected 1 to 30 minutes, found \(length)"])
        }
        let until = clock + length
        testWindows = testWindows.filter { $0.value.until > clock }
        testWindows[number] = TestWindow(from: clock, until: until, by: by)
        effects.audit.append(
            AuditRow(at: clock, by: by, action: "test-window", subject: "bed \(bed)", detail: "for \(length)"))
        return .done("presses of bed \(bed) are tests for \(length)")
    }
}
