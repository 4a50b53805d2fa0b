import CareCore

/// Finds what must start an evaluation of a rule, from the terms its expressions hold.
struct TriggerFinder {
    private(set) var triggers = Rule.Triggers(slots: 0, events: 0, eventsOfPlace: false, clock: false)
    private let model: ModelVocabulary
    private let tables: RuleTables

    init(of draft: RuleDraft, _ model: ModelVocabulary) {
        self.model = model
        tables = draft.tables
        for condition in draft.conditions { condition.term.visit { take($0) } }
        takeGate(of: draft)
        if case .condition(_, let delay, let events) = draft.clearing {
            take(events)
            if draft.when.hasEvent, tables.value(of: delay) > 0 { triggers.clock = true }
        }
        for stage in draft.stages where (stage.when ?? draft.when).hasEvent && tables.value(of: stage.delay) > 0 {
            triggers.clock = true
        }
    }

    private mutating func take(_ term: Term) {
        switch term {
        case .metric(let slot), .changed(let slot): take(slot: slot)
        case .silent(let slot, _):
            take(slot: slot)
            triggers.clock = true
        case .silentDevice, .silentActivity, .between: triggers.clock = true
        case .event(let mask): take(mask)
        case .window(let index, _):
            switch tables.windows[Int(index)].source {
            case .metric(let slot), .heldTime(let slot): take(slot: slot)
            // A night and a day end by the clock: a rule asks for a time of day, or waits for the next sample.
            case .nights(let slot), .heldDays(let slot): triggers.slots |= 1 << UInt64(slot)
            case .turns(let slot, _), .lasting(let slot, _, _):
                take(slot: slot)
                triggers.clock = true
            case .event(let mask):
                take(mask)
                // A count falls by the clock alone.
                triggers.clock = true
            case .tests: break
            }
        case .distance(let latitude, let longitude, _, _):
            take(slot: latitude)
            take(slot: longitude)
        case .drift(let index, _, _), .rise(let index, _):
            if let slot = tables.windows[Int(index)].source.slot { triggers.slots |= 1 << UInt64(slot) }
        case .untested:
            // Whatever the device says first sets the clock to the day by which it must have been tested.
            for slot in model.slots.indices { triggers.slots |= 1 << UInt64(slot) }
            triggers.clock = true
        default: break
        }
    }

    /// A gate that opens may let a held condition through. A sampled condition waits for its next sample: the gate's
    /// own values must not count as samples of it.
    private mutating func takeGate(of draft: RuleDraft) {
        guard let gate = draft.gate, !draft.isSampled(in: model), !draft.when.hasEvent else { return }
        gate.term.visit { take($0) }
    }

    private mutating func take(slot: Int16) {
        triggers.slots |= 1 << UInt64(slot)
        if model[slot].holds { triggers.clock = true }
    }

    private mutating func take(_ mask: UInt64) {
        triggers.events |= mask
        let own = model.events.reduce(UInt64(0)) { $0 | $1.mask }
        if mask & ~own != 0 { triggers.eventsOfPlace = true }
    }
}
