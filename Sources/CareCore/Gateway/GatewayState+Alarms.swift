extension GatewayState {
    /// The rule's condition became true, rose by a stage, or its event happened (again).
    /// `isLaterStage` says that the event is the one that rang before and only its next stage is due.
    mutating func occur(
        _ asking: RuleAsking, priority: Priority, audience: Audience, isLaterStage: Bool = false,
        on occasion: Occasion, into effects: inout Effects
    ) {
        let subject: Subject = asking.rule.rule.subject == .place ? .place(occasion.place) : .device(asking.device)
        let key = AlarmKey(rule: asking.rule.rule.id, subject: subject, isTest: occasion.isTest)
        let moment = Timestamp(milliseconds: occasion.at)
        var urgency = priority
        let isToVerify = priority == .p1 && occasion.isLate && occasion.now - moment > Limits.verifyAge
        if isToVerify { urgency = .p2 }
        let note = note(for: asking.device, on: occasion)
        if alarms[key] != nil {
            let isEvent = !isLaterStage && (asking.rule.asksForEvent || asking.context.event != 0)
            recur(
                key, by: asking, urgency: urgency, audience: audience, isEvent: isEvent, note: note, at: moment,
                into: &effects)
            return
        }
        guard openBySubject[subject, default: 0] < Limits.openAlarmsPerSubject || urgency == .p1 else {
            effects.counters.alarmsDropped += 1
            return
        }
        var alarm = Alarm(
            id: nextAlarm, key: key, device: asking.device, place: occasion.place, raisedAt: moment,
            receivedAt: clock, isLate: occasion.isLate, latches: asking.rule.rule.latches && !occasion.isTest,
            priority: urgency, audience: audience)
        nextAlarm = AlarmID(nextAlarm.number + 1)
        alarm.note = note ?? (isToVerify ? Alarm.toVerify : nil)
        settle(&alarm, contributors: [asking.device])
        open(alarm, remindEvery: occasion.isTest ? nil : asking.rule.remind, contributor: asking.device, into: &effects)
        countActivation(of: key, asking.rule.rule.chatter, at: moment, into: &effects)
    }

    /// Enters a new alarm into the book.
    mutating func open(
        _ alarm: Alarm, remindEvery: Int64?, contributor: DeviceNumber?, clearAt: Int64 = .max,
        detail: AlarmRemark? = nil, into effects: inout Effects
    ) {
        var alarm = alarm
        alarm.incident = incident(for: alarm)
        let expiresAt = alarm.key.isTest ? testEnd(of: alarm).milliseconds : .max
        var entry = OpenAlarm(
            alarm: alarm, contributors: contributor.map { [$0] } ?? [],
            remindAt: remindEvery.map { clock.milliseconds + $0 } ?? .max, remindEvery: remindEvery,
            expiresAt: expiresAt)
        entry.clearAt = clearAt
        followRule(&entry)
        scheduleAlarm(&entry)
        alarms[alarm.key] = entry
        alarmKeys[alarm.id] = alarm.key
        openBySubject[alarm.key.subject, default: 0] += 1
        effects.counters.alarmsRaised += 1
        effects.alarmEdges.append(
            AlarmEdge(alarm: alarm, cause: .raised, at: clock, by: nil, detail: detail ?? alarm.hold?.reason))
        if let incident = alarm.incident { effects.incidents.append(.alarm(incident, alarm.id)) }
        followProblem(alarm, cause: .raised, into: &effects)
        pursueAnswer(to: alarm, after: .raised, into: &effects)
    }

    /// The cause of an open alarm came again, or a stage rose.
    private mutating func recur(
        _ key: AlarmKey, by asking: RuleAsking, urgency: Priority, audience: Audience, isEvent: Bool, note: String?,
        at moment: Timestamp, into effects: inout Effects
    ) {
        guard var entry = alarms[key] else { return }
        let wasActive = entry.alarm.state.isActive
        let isChattering = entry.clearAt != .max
        entry.clearAt = .max
        let isKnown = entry.contributors.contains(asking.device)
        // A stage of the same priority may hand the alarm over to somebody else.
        let isHandedOver =
            isKnown && urgency == entry.alarm.priority && audience != entry.alarm.audience
            && entry.alarm.audience != .operator
        let rises = urgency < entry.alarm.priority || isHandedOver
        if !isKnown {
            entry.contributors.append(asking.device)
            entry.contributors.sort()
        }
        if isKnown && !rises && !isEvent { return store(entry) }
        if isEvent || !isKnown { entry.alarm.count += 1 }
        entry.alarm.lastAt = max(entry.alarm.lastAt, moment)
        // A press of now is no longer the old one that was to be verified.
        if urgency == .p1, entry.alarm.note == Alarm.toVerify { entry.alarm.note = nil }
        entry.alarm.note = note ?? entry.alarm.note
        // It stands already, answered or not: that it came back once more is nobody's news.
        if isChattering && !rises {
            scheduleAlarm(&entry)
            return store(entry)
        }
        entry.recur(at: clock)
        if rises {
            entry.alarm.priority = urgency
            // What the operator has taken over is never given back to the carer.
            if entry.alarm.audience != .operator { entry.alarm.audience = audience }
        }
        let cause: AlarmEdge.Cause = rises && isKnown && !isEvent ? .escalated : .repeated
        let moved = settle(&entry)
        change(&entry, cause: cause, by: nil, detail: AlarmRemark.moved(moved), into: &effects)
        if !wasActive { countActivation(of: key, asking.rule.rule.chatter, at: moment, into: &effects) }
    }

    /// A second look: the alarm of this rule and device is less urgent than it seemed.
    mutating func lower(_ asking: RuleAsking, to priority: Priority, into effects: inout Effects) {
        guard let key = openKey(of: asking.rule.rule.id, by: asking.device), var entry = alarms[key],
            entry.alarm.priority < priority
        else { return }
        entry.alarm.priority = priority
        let moved = settle(&entry)
        change(&entry, cause: .downgraded, by: nil, detail: AlarmRemark.moved(moved), into: &effects)
    }

    /// The device's condition is over; the alarm clears when it was the last one's.
    mutating func clear(_ asking: RuleAsking, into effects: inout Effects) {
        clear(asking.rule.rule.id, of: asking.device, into: &effects)
    }

    /// The same by the rule's identity; `isFinal` when the condition cannot come back.
    mutating func clear(
        _ rule: String, of device: DeviceNumber, isFinal: Bool = false, into effects: inout Effects
    ) {
        guard let key = openKey(of: rule, by: device), var entry = alarms[key] else { return }
        entry.contributors.removeAll { $0 == device }
        guard entry.contributors.isEmpty else { return store(entry) }
        guard !isFinal, let hold = chatterHold(of: entry) else { return clear(&entry, into: &effects) }
        entry.clearAt = clock.milliseconds + hold
        scheduleAlarm(&entry)
        store(entry)
    }

    /// Ends what the device holds open: it serves another place from now on, or is read by another profile, and will
    /// never say that the cause is over. What it told of and has not rung yet rings now, and is a person's to end.
    mutating func release(_ device: DeviceNumber, into effects: inout Effects) {
        let rung = ringForWaiting(of: device, into: &effects)
        let held = alarms.values.filter {
            !$0.alarm.key.isTest && $0.contributors.contains(device) && !rung.contains($0.alarm.key)
        }
        for var entry in held.sorted(by: { $0.alarm.id < $1.alarm.id }) {
            entry.contributors.removeAll { $0 == device }
            if entry.contributors.isEmpty { clear(&entry, into: &effects) } else { store(entry) }
        }
        qualities[device] = nil
        custodyWatches[device]?.strayTimes = []
    }

    /// The condition behind the alarm is over.
    mutating func clear(_ entry: inout OpenAlarm, into effects: inout Effects) {
        var machine = AlarmMachine(state: entry.alarm.state)
        guard machine.clear(entry.alarm.ending) != .none else { return store(entry) }
        entry.clearAt = .max
        chatters[entry.alarm.key]?.end(at: clock)
        entry.alarm.state = machine.state
        entry.alarm.clearedAt = clock
        if suppression.shelves[entry.alarm.key]?.untilClear == true { dropShelf(of: entry.alarm.key) }
        change(&entry, cause: .cleared, by: nil, into: &effects)
    }

    /// The open alarm of that rule to which the device contributes.
    private func openKey(of rule: String, by device: DeviceNumber) -> AlarmKey? {
        var candidates: [Subject] = [.device(device)]
        candidates += registry.assignments[Int(device.index)].reversed().map { .place($0.place) }
        return candidates.lazy.map { AlarmKey(rule: rule, subject: $0, isTest: false) }
            .first { alarms[$0]?.contributors.contains(device) ?? false }
    }

    /// Numbers the transition, tells of it, and lets an alarm that is over go.
    mutating func change(
        _ entry: inout OpenAlarm, cause: AlarmEdge.Cause, by: String?, detail: AlarmRemark? = nil,
        into effects: inout Effects
    ) {
        entry.alarm.edge += 1
        if !entry.alarm.state.isHeld { entry.alarm.hold = nil }
        if entry.alarm.state.isOver {
            entry.alarm.closedAt = clock
            chatters[entry.alarm.key]?.end(at: clock)
        }
        effects.alarmEdges.append(AlarmEdge(alarm: entry.alarm, cause: cause, at: clock, by: by, detail: detail))
        followProblem(entry.alarm, cause: cause, into: &effects)
        pursueAnswer(to: entry.alarm, after: cause, into: &effects)
        guard entry.alarm.state.isOver else {
            scheduleAlarm(&entry)
            store(entry)
            return
        }
        alarms[entry.alarm.key] = nil
        alarmKeys[entry.alarm.id] = nil
        dropEntry(of: entry)
        let left = openBySubject[entry.alarm.key.subject, default: 1] - 1
        openBySubject[entry.alarm.key.subject] = left > 0 ? left : nil
        // A test has left no trace in the rule: a real cause that waits for its delay must not go with it.
        guard !entry.alarm.key.isTest else { return }
        for device in entry.contributors { leave(entry.alarm, to: device) }
    }

    mutating func store(_ entry: OpenAlarm) { alarms[entry.alarm.key] = entry }
}
