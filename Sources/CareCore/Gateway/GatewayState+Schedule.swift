internal import HeapModule

extension GatewayState {
    /// Sets when the clock must ask the rule again, if it may change anything by itself.
    mutating func schedule(_ asking: RuleAsking, after time: Int64) {
        let earliest = earliestChange(asking, after: time)
        guard earliest != ruleCells[asking.cell].askAt else { return }
        ruleCells[asking.cell].askAt = earliest
        expect(earliest, rule: asking.index, of: asking.device)
    }

    /// Sees that the clock comes to the rule at `due`, which its cell names.
    ///
    /// A deadline that moved on, as that of a long silence does with every sample, needs no entry of its own: the one
    /// that is there comes up too early and is set anew. So a rule has one entry that counts, and those that an
    /// earlier deadline has overtaken, however many samples come.
    mutating func expect(_ due: Int64, rule: Int, of device: DeviceNumber) {
        guard due != .max else { return }
        let position = Int(device.index)
        slots[position].earliestAsk = min(slots[position].earliestAsk, due)
        let entry = Int(slots[position].ruleBase) + rule
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
        if ruleCells[entry].askAt == deadline.at {
            askWhenDue(deadline, into: &effects)
        } else {
            expect(ruleCells[entry].askAt, rule: rule, of: device)
        }
    }

    /// The earliest moment after `time` at which the rule's answer can differ without new data; `Int64.max` for never.
    private func earliestChange(_ asking: RuleAsking, after time: Int64) -> Int64 {
        let rule = asking.rule
        var earliest = Int64.max
        func consider(_ moment: Int64) {
            if moment > time { earliest = min(earliest, moment) }
        }
        let level = Int(ruleCells[asking.cell].level)
        if ruleCells[asking.cell].isSetAside { consider(ruleCells[asking.cell].raisedAt) }
        let arming = timers[asking.timers + RuleLayout.armTimer]
        if rule.armWhen != nil, level == 0, !ruleCells[asking.cell].isArmed {
            if arming.isRunning { consider(arming.since + rule.armDelay) }
        } else {
            for (number, stage) in rule.stages.enumerated() where number + 1 > level || stage.asksForEvent {
                let timer = timers[asking.timers + rule.timer(of: number)]
                if timer.isRunning { consider(timer.since + stage.delay) }
            }
            let clearing = timers[asking.timers + RuleLayout.clearTimer]
            if level > 0, clearing.isRunning { consider(clearing.since + rule.clearDelay) }
        }
        for window in rule.dailyWindows {
            consider(window.nextEdge(after: Timestamp(milliseconds: time)).milliseconds)
        }
        for (slot, length) in rule.metricSilences where !asking.context.cells[slot].isEmpty {
            consider(asking.context.cells[slot].at + length)
        }
        for (window, length) in rule.testAges {
            let tested = asking.context.windows.flatMap { $0[window].entries.last?.at } ?? .min
            consider(max(tested, asking.context.servesSince) + length)
        }
        if let windows = asking.context.windows {
            for (index, window) in rule.windows.enumerated() where window.falls {
                consider(windows[index].nextExpiry(after: time, length: window.length.count))
            }
        }
        if asking.context.activity != .min {
            for length in rule.activitySilences { consider(asking.context.activity + length) }
        }
        return earliest
    }
}
