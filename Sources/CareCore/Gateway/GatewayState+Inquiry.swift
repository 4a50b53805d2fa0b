extension GatewayState {
    /// Whether the rule's condition stands on one value and the device is being asked for another one: then what one
    /// value alone would raise has to wait. Asks the device when the condition begins.
    mutating func awaitsAnswer(_ asking: RuleAsking, on occasion: Occasion, into effects: inout Effects) -> Bool {
        guard let inquiry = asking.rule.rule.inquiry else { return false }
        let timer = timers[asking.timers + RuleLayout.conditionTimer]
        guard timer.samples == 1, ruleCells[asking.cell].level == 0 else {
            ruleCells[asking.cell].askAt = .max
            return false
        }
        let due = ruleCells[asking.cell].askAt
        if due != .max { return due > occasion.at }
        return timer.since == occasion.at && ask(inquiry, asking, on: occasion, into: &effects)
    }

    /// Tells the device to measure, unless the answer could not come in time or the last command is too young.
    private mutating func ask(
        _ inquiry: Inquiry, _ asking: RuleAsking, on occasion: Occasion, into effects: inout Effects
    ) -> Bool {
        let due = occasion.at + asking.rule.answerTime
        let before = ruleCells[asking.cell].askedAt
        guard due > clock.milliseconds,
            before == .min || clock.milliseconds - before >= Limits.commandInterval.count
        else { return false }
        ruleCells[asking.cell].askedAt = clock.milliseconds
        ruleCells[asking.cell].askAt = due
        expect(asking.index, of: asking.device)
        effects.counters.commands += 1
        effects.commands.append(
            DeviceCommand(
                device: asking.device, reference: "\(asking.rule.rule.id)-\(occasion.at)", kind: inquiry.command,
                metrics: inquiry.metrics, at: clock, until: Timestamp(milliseconds: due)))
        return true
    }

    /// The answer did not come: raises what one value alone may raise. The clock is no sample, so no timer moves.
    mutating func decideUnanswered(_ asking: RuleAsking, on occasion: Occasion, into effects: inout Effects) {
        let rule = asking.rule
        guard ruleCells[asking.cell].level == 0, asking.judgement(rule.gate) == .holds else { return }
        var due: Int?
        for (number, stage) in rule.stages.enumerated() where stage.samples < 2 && stage.delay == 0 {
            guard asking.judgement(stage.when ?? rule.when) == .holds, asking.holds(stage.only, without: true) else {
                continue
            }
            if due.map({ stage.priority <= rule.stages[$0].priority }) ?? true { due = number }
        }
        if let due { enter(due, asking, isCancelled: false, on: occasion, into: &effects) }
    }
}
