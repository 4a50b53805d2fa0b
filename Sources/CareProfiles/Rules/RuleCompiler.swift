import CareCore

/// Turns a rule's YAML into the flat rule of the core, for one model.
struct RuleCompiler {
    let model: ModelVocabulary
    let faults: DiagnosticCollector

    /// The rule; `nil` when it has faults, all of which are reported.
    func compile(_ source: RuleSource, override: RuleOverride? = nil) -> Rule? {
        let before = faults.diagnostics.count
        let conditions = ConditionCompiler(model: model, tables: RuleTables(), faults: faults)
        guard let draft = RuleReader(source: source, conditions: conditions).read(override: override) else {
            return nil
        }
        RuleChecker(draft: draft, model: model, faults: faults).check()
        return faults.diagnostics.count == before ? rule(of: draft, override) : nil
    }

    private func rule(of draft: RuleDraft, _ override: RuleOverride?) -> Rule {
        let triggers = TriggerFinder(of: draft, model).triggers
        let ranges = RangeFinder(of: draft, model)
        return Rule(
            id: draft.source.id, title: draft.title, parameters: ranges.parameters,
            altitudeTables: ranges.tables, windows: draft.tables.windows,
            dailyWindows: draft.tables.dailyWindows, nightWindows: draft.tables.nightWindows,
            gate: draft.gate?.program ?? .always, when: draft.when.program,
            stages: draft.stages.map { stage($0, in: draft) }, clearing: clearing(of: draft),
            arming: draft.arming.map {
                Arming(when: $0.when.program, delay: $0.delay, disarm: $0.disarm.program)
            },
            downgrade: draft.downgrade.map {
                Downgrade(when: $0.when.program, within: $0.within, priority: $0.priority)
            },
            inquiry: inquiry(of: draft), handOver: draft.effectiveHandOver, latches: draft.latches,
            remind: draft.remind, realarm: draft.realarm, chatter: draft.chatter, nuisance: draft.nuisance,
            subject: draft.subject, late: draft.late, suppressedBy: draft.suppressedBy, triggers: triggers,
            fingerprint: fingerprint(of: draft, override, triggers.slots),
            demands: DemandFinder(model: model).demands(of: draft), isEmergency: isEmergency(draft),
            isEnabled: override?.isEnabled ?? draft.source.isEnabled)
    }

    /// The rule's numbers and demands alone, to be checked before there is a rule.
    static func bare(_ draft: RuleDraft, _ demands: RuleDemands) -> Rule {
        Rule(
            id: draft.source.id, title: draft.title, parameters: draft.tables.parameters,
            altitudeTables: draft.tables.tables, windows: [], dailyWindows: [], gate: .always,
            when: draft.when.program, stages: [], clearing: .manual, arming: nil, downgrade: nil, latches: false,
            remind: nil, subject: draft.subject, late: draft.late,
            triggers: Rule.Triggers(slots: 0, events: 0, eventsOfPlace: false, clock: false), fingerprint: 0,
            demands: demands)
    }

    /// Events and metrics that call for help at once. Source: care.md 8.2, the P1 rules that no county may loosen.
    private func isEmergency(_ draft: RuleDraft) -> Bool {
        let events = [EventKind.sos, .fall, .smoke, .gas, .coAlarm, .heat].reduce(UInt64(0)) { $0 | $1.mask }
        return draft.stages.filter { $0.priority == .p1 }.contains { stage in
            var found = false
            (stage.when ?? draft.when).term.visit { term in
                switch term {
                case .event(let mask): found = found || mask & events != 0
                case .metric(let slot): found = found || model[slot].metric == .carbonMonoxide
                default: break
                }
            }
            return found
        }
    }

    /// The second look, where the model can be asked for all that the condition compares.
    private func inquiry(of draft: RuleDraft) -> Inquiry? {
        let wanted = draft.askedSlots(in: model).map(\.metric)
        guard let inquiry = draft.inquiry, model.measurable.isSuperset(of: wanted) else { return nil }
        return Inquiry(command: inquiry.command, metrics: wanted, within: inquiry.within)
    }

    /// An event is over as soon as it happened; where only other events end the alarm, nothing else may.
    private func clearing(of draft: RuleDraft) -> Clearing {
        guard draft.when.hasEvent, case .condition(nil, let delay, let events) = draft.clearing, events != 0,
            draft.tables.value(of: delay) == 0
        else { return draft.clearing }
        return .condition(when: Program([.constant(0)]), delay: delay, events: events)
    }

    private func stage(_ stage: StageSource, in draft: RuleDraft) -> Stage {
        Stage(
            when: stage.when?.program, only: stage.only?.program, delay: stage.delay,
            samples: RuleChecker.samples(of: stage, in: draft, model), priority: stage.priority,
            audience: stage.audience, minimumDelay: RuleChecker.minimumDelay(of: stage, in: draft, model),
            ceiling: RuleChecker.ceiling(of: stage, in: draft, model))
    }

    /// Changes when the rule's text, the profile's override or the timing of a metric it reads changes.
    private func fingerprint(of draft: RuleDraft, _ override: RuleOverride?, _ slots: UInt64) -> UInt64 {
        var fingerprint = Fingerprint()
        fingerprint.combine(draft.source.canonicalText)
        for parameter in draft.tables.parameters { fingerprint.combine("\(parameter.defaultValue)") }
        fingerprint.combine(override?.entry.value.canonicalText ?? "")
        if let inquiry = inquiry(of: draft) { fingerprint.combine("ask \(inquiry.metrics.map(\.name))") }
        for (index, slot) in model.slots.enumerated() where slots & (1 << UInt64(index)) != 0 {
            fingerprint.combine("\(index) \(slot.metric.name) \(slot.period) \(slot.maximumGap) \(slot.holds)")
        }
        return fingerprint.value
    }
}
