import CareCore

/// Refuses rules that cannot do what their author meant: too hasty, never ending, ringing the wrong person.
struct RuleChecker {
    let draft: RuleDraft
    let model: ModelVocabulary
    let faults: DiagnosticCollector

    private var tables: RuleTables { draft.tables }

    func check() {
        checkStages()
        checkUrgency()
        checkReminder()
        checkRealarm()
        checkHandOver()
        checkDelays()
        checkEnd()
        checkInquiry()
        checkTriggers()
        checkSuppression()
        if draft.late == .raise, !draft.when.hasEvent, !draft.when.countsEvents(of: tables) {
            faults.report(
                "late data cannot raise", at: draft.latePosition, expected: "an event in when",
                found: "a condition over readings", fix: "readings older than \(Limits.lateAge) are statistics only")
        }
    }

    private func checkStages() {
        for (earlier, later) in zip(draft.stages, draft.stages.dropFirst()) {
            let isSameCondition = earlier.when == nil && later.when == nil && earlier.only == nil
            if later.priority > earlier.priority
                || (isSameCondition && later.priority == earlier.priority && later.audience == earlier.audience)
            {
                faults.report(
                    "stage does not rise", at: later.priorityPosition,
                    expected: "a priority above \(earlier.priority.name) or another audience",
                    found: "\(later.priority.name) for \(later.audience.name)")
            }
            if isSameCondition, tables.value(of: later.delay) <= tables.value(of: earlier.delay) {
                faults.report(
                    "stage hides the one before", at: later.delayPosition,
                    expected: "longer than \(Printer.duration(tables.value(of: earlier.delay)))",
                    found: Printer.duration(tables.value(of: later.delay)))
            }
        }
        guard let downgrade = draft.downgrade, let top = draft.stages.map(\.priority).min() else { return }
        if downgrade.priority <= top {
            faults.report(
                "downgrade does not lower", at: downgrade.position, expected: "a priority below \(top.name)",
                found: downgrade.priority.name)
        }
    }

    private func checkUrgency() {
        for stage in draft.stages where stage.priority <= .p2 && stage.audience != .operator {
            faults.report(
                "\(stage.priority.name) rings", at: stage.priorityPosition, expected: "audience operator, or P3 or P4",
                found: "audience \(stage.audience.name)")
        }
        guard let first = draft.stages.first(where: { $0.priority == .p1 }) else { return }
        if draft.remind == nil {
            faults.report(
                "P1 without remind", at: first.priorityPosition, expected: "remind such as 60s", found: "nothing",
                fix: "an emergency is announced until somebody answers")
        }
        if (first.when ?? draft.when).hasEvent, !draft.latches, !endsByEvent {
            faults.report(
                "P1 on an event must not end by itself", at: first.priorityPosition,
                expected: "clear: manual, latch: true or clear with events", found: "none of them")
        }
    }

    private func checkSuppression() {
        guard !draft.suppressedBy.isEmpty, draft.stages.allSatisfy({ $0.priority == .p1 }) else { return }
        faults.report(
            "an emergency is never suppressed", at: draft.suppressionPosition, expected: "a rule with a stage below P1",
            found: "P1 only", fix: "leave suppressed_by out")
    }

    private func checkReminder() {
        guard let remind = draft.remind, let value = draft.source.mapping["remind"] else { return }
        let every = tables.value(of: remind)
        let least = Double(Limits.reminder.count)
        guard every < least else { return }
        faults.report(
            "remind", at: value.position, expected: "\(Printer.duration(least)) or longer",
            found: Printer.duration(every), fix: "nobody can answer in less")
    }

    /// Only a condition that can stand on says that an answered alarm is not over.
    private func checkRealarm() {
        guard let realarm = draft.realarm, let value = draft.source.mapping["realarm"] else { return }
        let after = tables.value(of: realarm)
        let least = Double(Limits.realarm.count)
        if after < least {
            faults.report(
                "realarm", at: value.position, expected: "\(Printer.duration(least)) or longer",
                found: Printer.duration(after), fix: "whoever answered needs time to act")
        }
        guard draft.when.hasEvent else { return }
        faults.report(
            "realarm of an event", at: value.position, expected: "a condition that can stand on",
            found: "an event, which is over at once", fix: "remind tells of it until somebody answers")
    }

    /// One way to the operator: by standing too long, or by a stage.
    private func checkHandOver() {
        guard case .some(.some(let source)) = draft.handOver else { return }
        guard draft.stages.contains(where: { $0.audience != .carer }) else { return }
        faults.report(
            "hand_over of what is not the carer's alone", at: source.position,
            expected: "audience carer in every stage", found: "a stage for somebody else",
            fix: "leave hand_over out: the stage hands the alarm over")
    }

    private var endsByEvent: Bool {
        if case .condition(_, _, let events) = draft.clearing { return events != 0 }
        return false
    }

    private func checkDelays() {
        for stage in draft.stages {
            let condition = stage.when ?? draft.when
            let sampled = condition.directSlots.map { model[$0] }.filter { !$0.holds }
            guard !sampled.isEmpty, !condition.hasEvent else { continue }
            checkDelay(of: stage, sampled)
            checkSamples(of: stage, sampled)
        }
    }

    private func checkDelay(of stage: StageSource, _ sampled: [MetricSlot]) {
        guard let slowest = sampled.max(by: { $0.period < $1.period }) else { return }
        let delay = tables.value(of: stage.delay)
        let needed = Double((slowest.period * 2).count)
        if delay < needed, stage.confirmation == nil {
            faults.report(
                "on-delay shorter than two periods of \(slowest.metric.name) of \(model.profile)",
                at: stage.delayPosition, expected: "for: \(Printer.duration(needed)) or longer, or confirm:",
                found: delay == 0 ? "none" : Printer.duration(delay), fix: "one stray value must not ring")
        }
        if stage.confirmation == .callBack, stage.priority <= .p2 {
            faults.report(
                "confirm: call_back", at: stage.priorityPosition, expected: "P3 or P4", found: stage.priority.name,
                fix: "one value that nobody can ask again does not ring")
        }
        if stage.confirmation == .secondReading, samples(of: stage, sampled) < 2 {
            faults.report(
                "confirm: second_reading", at: stage.delayPosition, expected: "samples: 2 or more",
                found: "samples: 1")
        }
    }

    private func checkSamples(of stage: StageSource, _ sampled: [MetricSlot]) {
        guard stage.priority <= .p2, sampled.contains(where: { $0.metric.isVital }), let samples = stage.samples,
            samples < 2
        else { return }
        faults.report(
            "\(stage.priority.name) over a vital sign", at: stage.priorityPosition, expected: "samples: 2 or more",
            found: "samples: \(samples)")
    }

    /// Samples that a stage asks for: as written, 2 for an urgent vital sign, else 1.
    static func samples(of stage: StageSource, in draft: RuleDraft, _ model: ModelVocabulary) -> Int {
        let condition = stage.when ?? draft.when
        let isVital = condition.directSlots.contains { !model[$0].holds && model[$0].metric.isVital }
        return stage.samples ?? (isVital && stage.priority <= .p2 ? 2 : 1)
    }

    /// The shortest on-delay that the stage may be given: two periods, unless something else confirms its value.
    static func minimumDelay(of stage: StageSource, in draft: RuleDraft, _ model: ModelVocabulary) -> Milliseconds {
        let condition = stage.when ?? draft.when
        guard stage.confirmation == nil, !condition.hasEvent else { return .zero }
        let periods = condition.directSlots.map { model[$0] }.filter { !$0.holds }.map(\.period)
        return periods.max().map { $0 * 2 } ?? .zero
    }

    /// The most urgent priority that the stage may be given.
    static func ceiling(of stage: StageSource, in draft: RuleDraft, _ model: ModelVocabulary) -> Priority {
        let condition = stage.when ?? draft.when
        let isVital = condition.directSlots.contains { !model[$0].holds && model[$0].metric.isVital }
        let isSingle = isVital && samples(of: stage, in: draft, model) < 2
        return stage.audience != .operator || stage.confirmation == .callBack || isSingle ? .p3 : .p1
    }

    private func samples(of stage: StageSource, _ sampled: [MetricSlot]) -> Int {
        Self.samples(of: stage, in: draft, model)
    }

    private func checkTriggers() {
        let triggers = TriggerFinder(of: draft, model).triggers
        guard triggers.slots == 0, triggers.events == 0, !triggers.clock else { return }
        faults.report(
            "nothing starts this rule", at: draft.when.position,
            expected: "a metric, an event, silence or a time of day",
            found: "facts and numbers only")
    }
}

extension Metric {
    /// Whether a single wrong value of it could ring an operator: what a body is measured by.
    var isVital: Bool {
        switch self {
        case .heartRate, .respirationRate, .spo2, .bodyTemperature, .bloodPressureSystolic, .bloodPressureDiastolic:
            true
        default: false
        }
    }
}
