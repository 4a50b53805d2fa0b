/// Events that ring only after a delay, as a fall that waits for its cancel key, and what becomes of them when their
/// device leaves the place where they happened or is judged by other values. Decision 96.
extension GatewayState {
    /// An event that waits, and the stage that would ring for it first.
    struct WaitingEvent {
        let rule: Int
        let stage: Int
        /// Device time of the event, in ms.
        let since: Int64
    }

    /// Rings for whatever waits where the device serves: it leaves that place, and nothing that it says from now on
    /// calls off what happened there.
    /// - Returns: The alarms that rang, or rang again.
    mutating func ringForWaiting(of device: DeviceNumber, into effects: inout Effects) -> Set<AlarmKey> {
        guard let layout = layout(of: device) else { return [] }
        var keys: Set<AlarmKey> = []
        for index in layout.rules.indices {
            guard let waiting = waitingEvent(of: index, by: device),
                let key = ring(waiting, of: device, into: &effects)
            else { continue }
            keys.insert(key)
        }
        return keys
    }

    /// The event for which a rule of the device has still to ring, if a person must see to it once it has rung: what
    /// the device itself must end is not asked for where it serves no more.
    func waitingEvent(of index: Int, by device: DeviceNumber) -> WaitingEvent? {
        guard let rule = layout(of: device)?.rules[index], rule.clearsByHand || rule.rule.isEmergency else {
            return nil
        }
        let slot = slots[Int(device.index)]
        for (number, stage) in rule.stages.enumerated() where stage.asksForEvent {
            let timer = Int(slot.timerBase) + rule.timerBase + rule.timer(of: number)
            guard isWaiting(timer, rule, cell: Int(slot.ruleBase) + index) else { continue }
            return WaitingEvent(rule: index, stage: number, since: timers[timer].since)
        }
        return nil
    }

    /// Whether the timer of a stage runs for an event for which no stage of the rule has rung yet.
    func isWaiting(_ timer: Int, _ rule: RuleLayout, cell: Int) -> Bool {
        // The timer of a rule's only stage ends when it rings; others run on for the later stages.
        let hasRung =
            rule.stages.count > 1 && ruleCells[cell].level > 0 && ruleCells[cell].raisedAt >= timers[timer].since
        return timers[timer].isRunning && !hasRung
    }

    /// Rings for an event without the rest of its delay, where the device serves and as of when it happened.
    /// - Returns: The alarm; `nil` where the event does not count, or nobody is served.
    @discardableResult
    mutating func ring(
        _ waiting: WaitingEvent, of device: DeviceNumber, into effects: inout Effects
    ) -> AlarmKey? {
        guard let place = slots[Int(device.index)].place else { return nil }
        let isLate = clock - Timestamp(milliseconds: waiting.since) > Limits.lateAge
        let occasion = Occasion(at: waiting.since, now: clock, isLate: isLate, place: place)
        guard let asking = asking(waiting.rule, of: device, on: occasion, into: &effects),
            asking.rule.stages.indices.contains(waiting.stage)
        else { return nil }
        let stage = asking.rule.stages[waiting.stage]
        guard asking.holds(stage.only, without: true) else { return nil }
        occur(asking, priority: stage.priority, audience: stage.audience, on: occasion, into: &effects)
        let subject: Subject = asking.rule.rule.subject == .place ? .place(place) : .device(device)
        return AlarmKey(rule: asking.rule.rule.id, subject: subject, isTest: false)
    }

    /// Whether an event happened where the device serves no more, of a rule that would wait: it rings at once, because
    /// the device's timers are those of where it serves now.
    func isOfPlaceLeft(_ asking: RuleAsking, on occasion: Occasion) -> Bool {
        occasion.event != 0 && !belongsToService(occasion, of: asking.device)
            && asking.rule.stages.contains { $0.asksForEvent && $0.delay > 0 }
    }
}
