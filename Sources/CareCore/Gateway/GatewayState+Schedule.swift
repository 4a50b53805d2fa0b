internal import HeapModule

extension GatewayState {
    /// Sets when the clock must ask the rule again, if it may change anything by itself.
    mutating func schedule(_ asking: RuleAsking, on occasion: Occasion) {
        let (askAt, dueAt) = earliestChanges(asking, on: occasion)
        let cell = ruleCells[asking.cell]
        guard askAt != cell.askAt || dueAt != cell.dueAt else { return }
        ruleCells[asking.cell].askAt = askAt
        ruleCells[asking.cell].dueAt = dueAt
        expect(asking.index, of: asking.device)
    }

    /// Sees that the clock comes to the rule when its cell says so.
    ///
    /// A deadline that moved on, as that of a long silence does with every sample, needs no entry of its own: the one
    /// that is there comes up too early and is set anew. So a rule has one entry that counts, and those that an
    /// earlier deadline has overtaken, however many samples come.
    mutating func expect(_ rule: Int, of device: DeviceNumber) {
        let position = Int(device.index)
        let entry = Int(slots[position].ruleBase) + rule
        slots[position].earliestAsk = min(slots[position].earliestAsk, ruleCells[entry].askAt)
        let due = ruleCells[entry].comesUpAt
        guard due < ruleEntries[entry] else { return }
        ruleEntries[entry] = due
        deadlines.insert(Deadline(at: due, kind: .rule, owner: Int64(device.index), rule: Int32(rule)))
    }

    /// Takes up a rule's entry that came up: asks the rule, or waits on where its deadline has moved on.
    mutating func serveRule(_ deadline: Deadline, into effects: inout Effects) {
        let device = DeviceNumber(Int32(deadline.owner))
        let rule = Int(deadline.rule)
        guard let layout = layout(of: device), layout.rules.indices.contains(rule) else { return }
        let entry = Int(slots[Int(device.index)].ruleBase) + rule
        guard ruleEntries[entry] == deadline.at else { return }
        ruleEntries[entry] = .max
        if ruleCells[entry].comesUpAt == deadline.at {
            ruleCells[entry].comeUp(at: deadline.at)
            askWhenDue(rule, of: device, at: deadline.at, into: &effects)
        }
        expect(rule, of: device)
    }

    /// The earliest moments, on each clock, at which the rule's answer can differ without new data; `Int64.max` for
    /// never.
    private func earliestChanges(_ asking: RuleAsking, on occasion: Occasion) -> (askAt: Int64, dueAt: Int64) {
        let rule = asking.rule
        var (askAt, dueAt) = (Int64.max, Int64.max)
        func consider(_ moment: Int64, _ timescale: Timescale) {
            guard moment > occasion.moment(on: timescale) else { return }
            if timescale == .gateway { dueAt = min(dueAt, moment) } else { askAt = min(askAt, moment) }
        }
        func consider(_ timer: ConditionTimer, after delay: Int64) {
            if timer.isRunning { consider(timer.since + delay, timer.timescale) }
        }
        let level = Int(ruleCells[asking.cell].level)
        if ruleCells[asking.cell].isSetAside { consider(ruleCells[asking.cell].raisedAt, .gateway) }
        if rule.armWhen != nil, level == 0, !ruleCells[asking.cell].isArmed {
            consider(timers[asking.timers + RuleLayout.armTimer], after: rule.armDelay)
        } else {
            for (number, stage) in rule.stages.enumerated() where number + 1 > level || stage.asksForEvent {
                consider(timers[asking.timers + rule.timer(of: number)], after: stage.delay)
            }
            if level > 0 { consider(timers[asking.timers + RuleLayout.clearTimer], after: rule.clearDelay) }
        }
        for window in rule.dailyWindows {
            consider(window.nextEdge(after: Timestamp(milliseconds: occasion.at)).milliseconds, rule.timescale)
        }
        for (slot, length) in rule.metricSilences where !asking.context.cells[slot].isEmpty {
            consider(asking.context.cells[slot].at + length, rule.timescale)
        }
        for (window, length) in rule.testAges {
            let tested = asking.context.windows.flatMap { $0[window].entries.last?.at } ?? .min
            consider(max(tested, asking.context.servesSince) + length, rule.timescale)
        }
        if let windows = asking.context.windows {
            for (index, window) in rule.windows.enumerated() where window.falls {
                let expiry = windows[index].nextExpiry(after: occasion.at, length: window.length.count)
                consider(expiry, rule.timescale)
            }
        }
        if asking.context.activity != .min {
            for length in rule.activitySilences { consider(asking.context.activity + length, rule.timescale) }
        }
        return (askAt, dueAt)
    }
}
