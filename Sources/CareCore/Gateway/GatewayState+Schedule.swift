internal import HeapModule

extension GatewayState {
    /// Sets when the clock must ask the rule again, if it may change anything by itself.
    mutating func schedule(_ asking: RuleAsking, after time: Int64) {
        let earliest = earliestChange(asking, after: time)
        guard earliest != ruleCells[asking.cell].askAt else { return }
        ruleCells[asking.cell].askAt = earliest
        guard earliest != .max else { return }
        let position = Int(asking.device.index)
        slots[position].earliestAsk = min(slots[position].earliestAsk, earliest)
        deadlines.insert(
            Deadline(at: earliest, kind: .rule, owner: Int64(asking.device.index), rule: Int32(asking.index)))
    }

    /// The earliest moment after `time` at which the rule's answer can differ without new data; `Int64.max` for never.
    private func earliestChange(_ asking: RuleAsking, after time: Int64) -> Int64 {
        let rule = asking.rule
        var earliest = Int64.max
        func consider(_ moment: Int64) {
            if moment > time { earliest = min(earliest, moment) }
        }
        let level = Int(ruleCells[asking.cell].level)
        let arming = timers[asking.timers + RuleLayout.armTimer]
        if rule.armWhen != nil, level == 0, !ruleCells[asking.cell].isArmed {
            if arming.isRunning { consider(arming.since + rule.armDelay) }
        } else {
            for (number, stage) in rule.stages.enumerated() where number + 1 > level || stage.asksForEvent {
                let timer = timers[
                    asking.timers
                        + (stage.when == nil ? RuleLayout.conditionTimer : RuleLayout.stageTimers + number)]
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
        if asking.context.activity != .min {
            for length in rule.activitySilences { consider(asking.context.activity + length) }
        }
        return earliest
    }
}
