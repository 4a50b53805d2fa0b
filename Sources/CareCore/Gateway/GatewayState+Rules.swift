internal import HeapModule

extension GatewayState {
    /// Asks one rule of one device and carries out what it says.
    mutating func ask(_ rule: Int, of device: DeviceNumber, on occasion: Occasion, into effects: inout Effects) {
        var occasion = occasion
        guard let asking = asking(rule, of: device, on: occasion, into: &effects) else { return }
        if occasion.isTest || isOfPlaceLeft(asking, on: occasion) {
            ringAtOnce(asking, on: occasion, into: &effects)
            return
        }
        occasion.at = asking.context.at
        takeUp(asking)
        if arm(asking, on: occasion) {
            if ruleCells[asking.cell].level > 0 { lookAgain(asking, on: occasion, into: &effects) }
            judge(asking, on: occasion, into: &effects)
        }
        if asking.rule.followsClock { schedule(asking, on: occasion) }
    }

    /// What is needed to ask a rule of a device; `nil` while its profile is unknown.
    mutating func asking(
        _ rule: Int, of device: DeviceNumber, on occasion: Occasion, into effects: inout Effects
    ) -> RuleAsking? {
        guard let layout = layout(of: device) else { return nil }
        effects.counters.ruleEvaluations += 1
        touch(device)
        let asked = layout.rules[rule]
        let position = Int(device.index)
        return RuleAsking(
            rule: asked, code: RuleCode(layout, asked), device: device, cell: Int(slots[position].ruleBase) + rule,
            timers: Int(slots[position].timerBase) + asked.timerBase, index: rule,
            context: context(of: device, rule: asked, on: occasion))
    }

    private func context(of device: DeviceNumber, rule: RuleLayout, on occasion: Occasion) -> EvaluationContext {
        let position = Int(device.index)
        let household = registry.household(of: occasion.place)
        let (facts, altitude) =
            slots[position].place == occasion.place
            ? (slots[position].facts, slots[position].altitude) : circumstances(of: occasion.place)
        return EvaluationContext(
            at: occasion.moment(on: rule.timescale), event: occasion.event,
            cells: UnsafePointer(cells.base + Int(slots[position].cellBase)),
            windows: rule.windows.isEmpty
                ? nil : UnsafePointer(windows.base + Int(slots[position].windowBase) + rule.windowBase),
            facts: facts, altitude: altitude, home: rule.asksForHome ? registry[household].location.position : nil,
            silence: rule.silences.isEmpty ? 0 : silence(of: device),
            activity: households[Int(household.index)].activityAt, servesSince: slots[position].placeFrom)
    }

    /// A test event, and one of a place that the device has left, ring at once and leave no trace in the rule's state.
    private mutating func ringAtOnce(_ asking: RuleAsking, on occasion: Occasion, into effects: inout Effects) {
        guard occasion.isTest || asking.judgement(asking.rule.gate) == .holds else { return }
        for stage in asking.rule.stages where stage.asksForEvent {
            let counts = occasion.isTest || asking.holds(stage.only, without: true)
            if counts, asking.judgement(stage.when ?? asking.rule.when) == .holds {
                occur(asking, priority: stage.priority, audience: stage.audience, on: occasion, into: &effects)
                return
            }
        }
    }

    /// Whether the rule may be judged; moves its arming on.
    private mutating func arm(_ asking: RuleAsking, on occasion: Occasion) -> Bool {
        guard let armWhen = asking.rule.armWhen, ruleCells[asking.cell].level == 0 else { return true }
        if let disarm = asking.rule.disarm, asking.judgement(disarm) == .holds {
            ruleCells[asking.cell].isArmed = false
            resetTimers(asking)
        }
        if !ruleCells[asking.cell].isArmed {
            let timer = asking.timers + RuleLayout.armTimer
            step(timer, asking.judgement(armWhen), of: asking.rule, on: occasion, gap: asking.rule.maximumGap)
            ruleCells[asking.cell].isArmed = timers[timer].hasHeld(asking.rule.armDelay, on: occasion)
        }
        return ruleCells[asking.cell].isArmed
    }

    private mutating func step(
        _ timer: Int, _ judgement: Judgement, of rule: RuleLayout, on occasion: Occasion, gap: Int64
    ) {
        switch judgement {
        case .holds: timers[timer].hold(on: occasion, rule.timescale, maximumGap: gap)
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
            let gap = isEvent ? .max : asking.rule.maximumGap
            step(timer, judgement, of: asking.rule, on: occasion, gap: gap)
        }
        return judgement == .holds
    }

    /// Moves the stages' timers on and raises what has held for long enough: of several stages the most urgent one.
    private mutating func judge(_ asking: RuleAsking, on occasion: Occasion, into effects: inout Effects) {
        let rule = asking.rule
        let isJudged = asking.judgement(rule.gate) == .holds
        let condition = asking.timers + RuleLayout.conditionTimer
        let holds = isJudged && follow(condition, rule.when, isEvent: rule.asksForEvent, asking, on: occasion)
        let cancels = asking.holds(rule.downgrade, without: false)
        let isAwaited = awaitsAnswer(asking, on: occasion, into: &effects)
        var due: Int?
        var cancelled: Int?
        for (number, stage) in rule.stages.enumerated() {
            var timer = condition
            var stageHolds = holds
            if let when = stage.when {
                timer = asking.timers + RuleLayout.stageTimers + number
                stageHolds = isJudged && follow(timer, when, isEvent: stage.asksForEvent, asking, on: occasion)
            }
            let isCancelled = cancels && stage.asksForEvent && cancel(number, timer, asking, on: occasion)
            guard timers[timer].isRunning, !(isAwaited && stage.samples < 2),
                stage.asksForEvent || (stageHolds && number + 1 > Int(ruleCells[asking.cell].level)),
                timers[timer].hasHeld(stage.delay, on: occasion) || isCancelled,
                timers[timer].samples >= stage.samples || stage.asksForEvent,
                !(stage.asksForEvent && !stageHolds && hasRung(number, timer, asking))
            else { continue }
            // What was cancelled rings once, where it would have rung first, and rises no more.
            if isCancelled { cancelled = cancelled ?? timer }
            guard asking.holds(stage.only, without: true), !isOff(stage, of: rule, at: occasion.place) else {
                // The event was looked at and does not count; it must not wait for an hour at which it would.
                if stage.asksForEvent, !rule.isAwaited(beyond: number) { timers[timer].reset() }
                continue
            }
            if due.map({ !isCancelled && stage.priority <= rule.stages[$0].priority }) ?? true { due = number }
        }
        if let due { enter(due, asking, isCancelled: cancelled != nil, on: occasion, into: &effects) }
        if let cancelled { timers[cancelled].reset() }
    }

    /// Takes a cancelling back to the event that it is about. One that has rung rises no more, if it was cancelled in
    /// time; a cancelling that comes too late changes nothing.
    /// - Returns: Whether the event has not rung yet: then it rings now, less urgently.
    private mutating func cancel(_ number: Int, _ timer: Int, _ asking: RuleAsking, on occasion: Occasion) -> Bool {
        guard hasRung(for: number, timer, asking) else { return true }
        if occasion.at - ruleCells[asking.cell].raisedAt <= asking.rule.downgradeWithin { timers[timer].reset() }
        return false
    }

    /// Whether the stage itself has rung for the event from which its timer runs.
    private func hasRung(_ number: Int, _ timer: Int, _ asking: RuleAsking) -> Bool {
        let cell = ruleCells[asking.cell]
        return Int(cell.level) > number && asking.rule.isAwaited(beyond: number)
            && cell.raisedAt >= timers[timer].since + asking.rule.stages[number].delay
    }

    /// Whether a stage that shares the timer of this one has rung for the event from which it runs.
    private func hasRung(for number: Int, _ timer: Int, _ asking: RuleAsking) -> Bool {
        let cell = ruleCells[asking.cell]
        return cell.level > 0 && timers[timer].isRunning && cell.raisedAt >= timers[timer].since
            && (asking.rule.isAwaited(beyond: number) || asking.rule.continues(before: number))
    }

    /// Raises a stage, or carries an alarm up to it.
    mutating func enter(
        _ number: Int, _ asking: RuleAsking, isCancelled: Bool, on occasion: Occasion, into effects: inout Effects
    ) {
        let rule = asking.rule
        let stage = rule.stages[number]
        var priority = stage.priority
        if isCancelled, stage.asksForEvent, let lowered = rule.rule.downgrade?.priority {
            priority = max(priority, lowered)
        }
        let timer = asking.timers + rule.timer(of: number)
        let isLaterStage =
            stage.asksForEvent && occasion.event == 0 && rule.continues(before: number)
            && hasRung(for: number, timer, asking)
        ruleCells[asking.cell].level = max(ruleCells[asking.cell].level, UInt8(number + 1))
        ruleCells[asking.cell].raisedAt = occasion.at
        slots[Int(asking.device.index)].raised |= 1 << UInt64(asking.index)
        followHub(asking.device)
        occur(
            asking, priority: priority, audience: stage.audience, isLaterStage: isLaterStage, on: occasion,
            into: &effects)
        guard stage.asksForEvent else { return }
        // A later stage counts its delay from the same event.
        if !rule.isAwaited(beyond: number) { timers[timer].reset() }
        if rule.clearWhen == nil {
            // An event is over as soon as it happened: the off-delay runs from here. What is told late stands as long
            // as what is told in time, from when it was told, or nobody would hear of it.
            let isHeardNow = occasion.isLate && !rule.clearsByHand
            timers[asking.timers + RuleLayout.clearTimer].start(on: occasion, isHeardNow ? .gateway : rule.timescale)
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
        var isOver = rule.clearEvents & occasion.event != 0 && !precedesCause(asking, on: occasion)
        if !isOver {
            let judgement = clearJudgement(asking)
            step(timer, judgement, of: rule, on: occasion, gap: rule.maximumGap)
            isOver = judgement == .holds && timers[timer].hasHeld(rule.clearDelay, on: occasion)
        }
        if isOver {
            resetTimers(asking)
            ruleCells[asking.cell].level = 0
            slots[Int(asking.device.index)].raised &= ~(1 << UInt64(asking.index))
            clear(asking, into: &effects)
            followHub(asking.device)
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
