extension GatewayState {
    /// A person ended an alarm to which the device contributes. A rule of events starts afresh. Of a condition that
    /// stands the person knows: it rings when it has ended and come back, or still stands after `Limits.setAside`.
    mutating func leave(_ alarm: Alarm, to device: DeviceNumber) {
        forgetQuality(alarm.key.rule, of: device)
        if alarm.closeReason != nil { setWatchAside(alarm.key.rule, of: device) }
        guard let layout = layout(of: device),
            let index = layout.rules.firstIndex(where: { $0.rule.id == alarm.key.rule })
        else { return }
        let rule = layout.rules[index]
        let slot = slots[Int(device.index)]
        let cell = Int(slot.ruleBase) + index
        if ruleCells[cell].level > 0, !rule.clearsByHand, !rule.stages.contains(where: \.asksForEvent) {
            let again = (clock + Limits.setAside(alarm.priority)).milliseconds
            ruleCells[cell].level = RuleCell.setAside
            ruleCells[cell].raisedAt = again
            // A sampled rule waits for its next sample.
            if rule.followsClock {
                ruleCells[cell].dueAt = min(ruleCells[cell].dueAt, again)
                expect(index, of: device)
            }
        } else {
            startAfresh(rule, at: index, of: device)
        }
        touch(device)
    }

    /// What was set aside and stands for too long counts from the beginning.
    mutating func takeUp(_ asking: RuleAsking) {
        let cell = ruleCells[asking.cell]
        guard cell.isSetAside, clock.milliseconds >= cell.raisedAt else { return }
        startAfresh(asking.rule, at: asking.index, of: asking.device)
    }

    private mutating func startAfresh(_ rule: RuleLayout, at index: Int, of device: DeviceNumber) {
        let slot = slots[Int(device.index)]
        let cell = Int(slot.ruleBase) + index
        let timerBase = Int(slot.timerBase) + rule.timerBase
        // An event that has not rung yet is none of what the person ended.
        let waiting = rule.stages.indices.filter { number in
            rule.stages[number].asksForEvent && isWaiting(timerBase + rule.timer(of: number), rule, cell: cell)
        }
        let kept = Set(waiting.map { rule.timer(of: $0) })
        ruleCells[cell].level = 0
        slots[Int(device.index)].raised &= ~(1 << UInt64(index))
        for timer in RuleLayout.conditionTimer..<rule.timerCount where !kept.contains(timer) {
            timers[timerBase + timer].reset()
        }
        followHub(device)
    }
}
