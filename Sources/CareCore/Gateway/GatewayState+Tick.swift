internal import HeapModule

extension GatewayState {
    /// Lets the clock act: delays that end, silences, reminders, receipts that are due.
    /// - Parameters:
    ///   - now: Gateway time; a step back is held.
    ///   - effects: What must be written.
    /// - Returns: Whether a deadline came up, so that a replay needs the tick.
    public mutating func tick(at now: Timestamp, into effects: inout Effects) -> Bool {
        advance(to: now)
        let hasWork = nextDeadline.map { $0 <= clock } ?? false
        while let next = deadlines.min, next.at <= clock.milliseconds {
            deadlines.removeMin()
            switch next.kind {
            case .rule: serveRule(next, into: &effects)
            case .alarm: serveAlarm(AlarmID(next.owner), into: &effects)
            case .hold: serveSuppression(next, into: &effects)
            case .strangers: serveStrangers(next, into: &effects)
            case .receipt: sendReceipts(of: DeviceNumber(Int32(next.owner)), due: next.at, into: &effects)
            case .escalation: serveEscalation(next, into: &effects)
            case .digest: serveDigest(into: &effects)
            case .custody: serveWatch(of: DeviceNumber(Int32(next.owner)), into: &effects)
            case .incident: serveIncident(next, into: &effects)
            }
        }
        judgeSilences(into: &effects)
        settleAreas(into: &effects)
        return hasWork
    }

    /// Asks the rule whose moment has come.
    mutating func askWhenDue(_ rule: Int, of device: DeviceNumber, at moment: Int64, into effects: inout Effects) {
        guard let layout = layout(of: device) else { return }
        touch(device)
        guard let place = place(of: device, at: moment) else { return }
        // A fall that came days late and waited for its cancel window is as late as one that rings at once.
        let isLate = clock - Timestamp(milliseconds: moment) > Limits.lateAge
        let occasion = Occasion(at: moment, now: clock, isLate: isLate, place: place)
        guard layout.rules[rule].rule.inquiry != nil else { return ask(rule, of: device, on: occasion, into: &effects) }
        if let asking = asking(rule, of: device, on: occasion, into: &effects) {
            decideUnanswered(asking, on: occasion, into: &effects)
        }
    }

    /// Asks the device's rules whose deadlines in device time lie before `time`, in order: a newer sample must find the
    /// state that the clock would have left. What is due in gateway time is none of the device's clock.
    mutating func catchUp(_ device: DeviceNumber, to time: Int64, into effects: inout Effects) {
        let position = Int(device.index)
        guard slots[position].earliestAsk <= time, let layout = layout(of: device) else { return }
        while true {
            let base = Int(slots[position].ruleBase)
            guard let rule = layout.clockRules.min(by: { ruleCells[base + $0].askAt < ruleCells[base + $1].askAt })
            else { return }
            let due = ruleCells[base + rule].askAt
            slots[position].earliestAsk = due
            guard due <= time else { return }
            ruleCells[base + rule].askAt = .max
            askWhenDue(rule, of: device, at: due, into: &effects)
        }
    }
}
