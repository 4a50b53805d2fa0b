internal import HeapModule

extension GatewayState {
    /// Asks one rule of one device and carries out what it says.
    mutating func ask(_ rule: Int, of device: DeviceNumber, on occasion: Occasion, into effects: inout Effects) {
        guard let layout = layout(of: device) else { return }
        effects.counters.ruleEvaluations += 1
        let asking = RuleAsking(
            layout: layout, rule: layout.rules[rule], device: device, slot: slots[Int(device.index)], index: rule,
            context: context(of: device, rule: layout.rules[rule], on: occasion))
        if occasion.isTest {
            askAsTest(asking, on: occasion, into: &effects)
            return
        }
        if arm(asking) {
            if ruleCells[asking.cell].level > 0 { lookAgain(asking, on: occasion, into: &effects) }
            judge(asking, on: occasion, into: &effects)
        }
        if asking.rule.followsClock { schedule(asking, after: occasion.at) }
    }

    private func context(of device: DeviceNumber, rule: RuleLayout, on occasion: Occasion) -> EvaluationContext {
        let slot = slots[Int(device.index)]
        let household = registry.household(of: occasion.place)
        let bed = registry.beds(of: occasion.place).first.map { registry[$0] }
        return EvaluationContext(
            at: occasion.at, event: occasion.event, cells: UnsafePointer(cells.base + Int(slot.cellBase)),
            windows: rule.windows.isEmpty
                ? nil : UnsafePointer(windows.base + Int(slot.windowBase) + rule.windowBase),
            facts: bed?.facts ?? ResidentFacts(), altitude: Double(bed?.altitude ?? Bed.defaultAltitude),
            silence: rule.silences.isEmpty ? 0 : silence(of: device),
            activity: households[Int(household.index)].activityAt)
    }

    /// A test event rings as a test at once and leaves no trace in the rule's state.
    private mutating func askAsTest(_ asking: RuleAsking, on occasion: Occasion, into effects: inout Effects) {
        for stage in asking.rule.stages where stage.asksForEvent {
            if asking.judgement(stage.when ?? asking.rule.when) == .holds {
                occur(asking, priority: stage.priority, audience: stage.audience, on: occasion, into: &effects)
                return
            }
        }
    }

    /// Whether the rule may be judged; moves its arming on.
    private mutating func arm(_ asking: RuleAsking) -> Bool {
        guard let armWhen = asking.rule.armWhen, ruleCells[asking.cell].level == 0 else { return true }
        if let disarm = asking.rule.disarm, asking.judgement(disarm) == .holds {
            ruleCells[asking.cell].isArmed = false
            resetTimers(asking)
        }
        if !ruleCells[asking.cell].isArmed {
            let timer = asking.timers + RuleLayout.armTimer
            step(timer, asking.judgement(armWhen), at: asking.context.at, gap: asking.rule.maximumGap)
            ruleCells[asking.cell].isArmed = timers[timer].hasHeld(asking.rule.armDelay, at: asking.context.at)
        }
        return ruleCells[asking.cell].isArmed
    }

    private mutating func step(_ timer: Int, _ judgement: Judgement, at time: Int64, gap: Int64) {
        switch judgement {
        case .holds: timers[timer].hold(at: time, maximumGap: gap)
        case .fails: timers[timer].reset()
        case .unknown: break
        }
    }

    /// Moves one condition's timer on; returns whether the condition holds now. An event counts in the evaluation that
    /// it causes and stays pending until its delay is over.
    private mutating func follow(
        _ timer: Int, _ program: Range<Int>, isEvent: Bool, _ asking: RuleAsking, on occasion: Occasion
    ) -> Bool {
        if isEvent && occasion.event == 0 { return false }
        let judgement = asking.judgement(program)
        if !isEvent || judgement == .holds {
            step(timer, judgement, at: occasion.at, gap: isEvent ? .max : asking.rule.maximumGap)
        }
        return judgement == .holds
    }

    /// Moves the stages' timers on and raises what has held for long enough.
    private mutating func judge(_ asking: RuleAsking, on occasion: Occasion, into effects: inout Effects) {
        let rule = asking.rule
        let condition = asking.timers + RuleLayout.conditionTimer
        let isJudged = asking.judgement(rule.gate) == .holds
        let holds = isJudged && follow(condition, rule.when, isEvent: rule.asksForEvent, asking, on: occasion)
        let isCancelled = asking.holds(rule.downgrade, without: false)
        for (number, stage) in rule.stages.enumerated() {
            var timer = condition
            var stageHolds = holds
            if let when = stage.when {
                timer = asking.timers + RuleLayout.stageTimers + number
                stageHolds = isJudged && follow(timer, when, isEvent: stage.asksForEvent, asking, on: occasion)
            }
            guard timers[timer].isRunning,
                stage.asksForEvent || (stageHolds && number + 1 > Int(ruleCells[asking.cell].level))
            else { continue }
            let isCancelledEvent = stage.asksForEvent && isCancelled
            guard timers[timer].hasHeld(stage.delay, at: occasion.at) || isCancelledEvent,
                timers[timer].samples >= stage.samples || stage.asksForEvent,
                asking.holds(stage.only, without: true)
            else { continue }
            let priority = isCancelledEvent ? max(stage.priority, rule.rule.downgrade?.priority ?? .p3) : stage.priority
            ruleCells[asking.cell].level = max(ruleCells[asking.cell].level, UInt8(number + 1))
            ruleCells[asking.cell].raisedAt = occasion.at
            slots[Int(asking.device.index)].raised |= 1 << UInt64(asking.index)
            occur(asking, priority: priority, audience: stage.audience, on: occasion, into: &effects)
            if stage.asksForEvent { timers[timer].reset() }
        }
    }

    /// Asks whether a raised alarm is over or less urgent than it looked.
    private mutating func lookAgain(_ asking: RuleAsking, on occasion: Occasion, into effects: inout Effects) {
        let rule = asking.rule
        if let downgrade = rule.downgrade, let priority = rule.rule.downgrade?.priority,
            occasion.at - ruleCells[asking.cell].raisedAt <= rule.downgradeWithin,
            asking.judgement(downgrade) == .holds
        {
            lower(asking, to: priority, into: &effects)
        }
        guard !rule.clearsByHand else { return }
        let timer = asking.timers + RuleLayout.clearTimer
        var isOver = rule.clearEvents & occasion.event != 0
        if !isOver {
            let judgement = clearJudgement(asking)
            step(timer, judgement, at: occasion.at, gap: rule.maximumGap)
            isOver = judgement == .holds && timers[timer].hasHeld(rule.clearDelay, at: occasion.at)
        }
        if isOver {
            resetTimers(asking)
            ruleCells[asking.cell].level = 0
            slots[Int(asking.device.index)].raised &= ~(1 << UInt64(asking.index))
            clear(asking, into: &effects)
        }
    }

    /// What the clearing condition says; without one of its own, the condition's opposite while the gate holds.
    private func clearJudgement(_ asking: RuleAsking) -> Judgement {
        if let clearWhen = asking.rule.clearWhen { return asking.judgement(clearWhen) }
        guard asking.judgement(asking.rule.gate) == .holds else { return .unknown }
        switch asking.judgement(asking.rule.when) {
        case .holds: return .fails
        case .fails: return .holds
        case .unknown: return .unknown
        }
    }

    /// Forgets how long anything has held, arming excepted.
    private mutating func resetTimers(_ asking: RuleAsking) {
        for timer in RuleLayout.conditionTimer..<asking.rule.timerCount { timers[asking.timers + timer].reset() }
    }
}
