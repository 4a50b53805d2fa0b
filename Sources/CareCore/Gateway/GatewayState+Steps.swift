extension GatewayState {
    /// Does with an alarm what a person asks; a refusal changes nothing.
    mutating func take(
        _ step: AlarmStep, with id: AlarmID, by: String, into effects: inout Effects
    ) -> CommandOutcome {
        guard !by.isEmpty else { return .refused(["\(step.name): expected the name of who acts, found none"]) }
        if case .reopen(let reason) = step { return reopen(id, by: by, reason: reason, into: &effects) }
        if step == .unshelve { return unshelve(id, by: by, into: &effects) }
        guard let key = alarmKeys[id], var entry = alarms[key] else { return .refused([overText(id)]) }
        let reached: (cause: AlarmEdge.Cause, detail: String?)
        switch step {
        case .acknowledge:
            if let refusal = answer(&entry, by: by) { return .refused([refusal]) }
            reached = (.acknowledged, nil)
        case .callBack(let note):
            if let refusal = advance(&entry, to: .calledBack, by: by) { return .refused([refusal]) }
            reached = (.calledBack, note)
        case .dispatch(let responder, let note):
            guard !responder.isEmpty else { return .refused(["dispatch: expected who was sent, found nobody"]) }
            if let refusal = advance(&entry, to: .dispatched, by: by) { return .refused([refusal]) }
            entry.alarm.responder = responder
            reached = (.dispatched, note.isEmpty ? responder : "\(responder): \(note)")
        case .arrive(let note):
            if let refusal = advance(&entry, to: .onSite, by: by) { return .refused([refusal]) }
            reached = (.arrived, note)
        case .assign(let person):
            guard !person.isEmpty else { return .refused(["assign: expected the name of a person, found none"]) }
            guard entry.alarm.assignee != person else {
                return .refused(["alarm \(id): expected another person than \(person), who has it already"])
            }
            entry.alarm.assignee = person
            reached = (.assigned, person)
        case .comment(let text):
            guard !text.isEmpty else { return .refused(["comment: expected a text, found none"]) }
            reached = (.commented, text)
        case .close(let reason, let note):
            return close(&entry, by: by, reason: reason, note: note, into: &effects)
        case .shelve(let length, let untilClear, let reason):
            let shelf = Shelf(
                alarm: id, from: clock, until: clock + length, untilClear: untilClear, reason: reason, by: by)
            return shelve(&entry, length: length, shelf, into: &effects)
        case .reopen, .unshelve: return .refused([overText(id)])
        }
        let detail = reached.detail.flatMap { $0.isEmpty ? nil : $0 }
        note(step, id, detail ?? "", by: by, into: &effects)
        change(&entry, cause: reached.cause, by: by, detail: detail.map { AlarmRemark($0) }, into: &effects)
        switch step {
        case .callBack(let note): noteContact(.call, because: entry.alarm, by: by, note: note, into: &effects)
        case .arrive(let note): noteContact(.visit, because: entry.alarm, by: by, note: note, into: &effects)
        default: break
        }
        return .done("alarm \(id) \(reached.cause.name) by \(by)" + (detail.map { ": \($0)" } ?? ""))
    }

    /// Writes into the audit trail what somebody did with an alarm.
    mutating func note(_ step: AlarmStep, _ id: AlarmID, _ detail: String, by: String, into effects: inout Effects) {
        effects.audit.append(
            AuditRow(at: clock, by: by, action: step.name, subject: "alarm \(id)", detail: detail))
    }

    /// Why nothing can be done with an alarm that is not open.
    func overText(_ id: AlarmID) -> String {
        if nextAlarm.number == 1 { return "alarm \(id): expected the number of an alarm, there has been none yet" }
        return id.number >= nextAlarm.number || id.number < 1
            ? "alarm \(id): expected the number of an alarm, the newest is \(nextAlarm.number - 1)"
            : "alarm \(id): expected an open alarm, this one is over; see homebed alarms, or reopen it"
    }

    /// Why nobody need answer an alarm that is held back.
    func heldText(_ alarm: Alarm) -> String {
        "alarm \(alarm.id): expected one that rings, found \(alarm.state.name)"
            + (alarm.hold.map { " (\($0.reason.words.en), by \($0.by))" } ?? "")
            + "; end that first, or close the alarm"
    }

    /// Somebody answers; returns why not.
    private func answer(_ entry: inout OpenAlarm, by: String) -> String? {
        var machine = AlarmMachine(state: entry.alarm.state)
        do {
            _ = try machine.acknowledge()
        } catch {
            let alarm = entry.alarm
            if error == .isHeld { return heldText(alarm) }
            let who = alarm.acknowledgedBy ?? "somebody"
            return "alarm \(alarm.id): expected one that waits for an answer, \(who) has acknowledged it"
        }
        // What is in hand does not end by an answer: a person closes it.
        if machine.state.isOver, entry.alarm.work.isInHand { _ = try? machine.reopen() }
        entry.alarm.state = machine.state
        entry.alarm.work = max(entry.alarm.work, .acknowledged)
        entry.alarm.acknowledgedAt = clock
        entry.alarm.acknowledgedBy = by
        return nil
    }

    /// Takes the work to a later step; returns why not.
    private func advance(_ entry: inout OpenAlarm, to step: WorkState, by: String) -> String? {
        let alarm = entry.alarm
        guard alarm.work.mayBecome(step) else {
            return "alarm \(alarm.id): expected work before \(step.name), found \(alarm.work.name); "
                + "steps are not taken back or twice, write a comment instead"
        }
        var machine = AlarmMachine(state: alarm.state)
        guard (try? machine.takeInHand()) != nil else { return heldText(alarm) }
        entry.alarm.state = machine.state
        entry.alarm.work = step
        if alarm.acknowledgedAt == nil {
            entry.alarm.acknowledgedAt = clock
            entry.alarm.acknowledgedBy = by
        }
        let deed = AlarmDeed(at: clock, by: by)
        switch step {
        case .calledBack: entry.alarm.calledBack = deed
        case .dispatched: entry.alarm.dispatched = deed
        case .onSite: entry.alarm.arrived = deed
        case .raised, .acknowledged, .closed: invariant(false, "\(step) is not taken by hand")
        }
        return nil
    }
}
