/// A profile prepared for evaluation: one flat array of instructions and tables from triggers to rules.
///
/// A class for the same reason as `RuleLayout`.
final class ProfileLayout: Sendable {
    let profile: Profile
    let instructions: [Instruction]
    let rules: [RuleLayout]
    let timerCount: Int
    let windowCount: Int
    /// Slot of each metric by raw value; −1 where the model does not send it.
    let slotOfMetric: [Int8]
    /// Longest believable gap of each slot in ms.
    let gaps: [Int64]
    /// `instructions` and `gaps` for `RuleCode`. Nothing writes to them.
    nonisolated(unsafe) let code: Slab<Instruction>
    nonisolated(unsafe) let gapTable: Slab<Int64>
    /// Rules that each slot's samples start.
    let rulesOfSlot: [UInt64]
    /// Rules that ask for silence of the device.
    let silenceRules: [Int]
    /// Rules whose delays, or whose wait for an answer, the clock may end.
    let clockRules: [Int]
    /// Lengths of the device's silence, in ms, at which one of its rules must be asked, shortest first.
    let silences: [Int64]
    /// Windows that each slot's samples go into.
    let windowsOfSlot: [[Int]]
    /// Rules that an event of the device itself starts: mask of kinds → rule, in order.
    let eventRules: [(mask: UInt64, rule: Int)]
    /// Rules that an event of another device of the place starts.
    let placeEventRules: [(mask: UInt64, rule: Int)]
    /// Rules that a test of the device answers: mask of kinds → rule, in order.
    let testRules: [(mask: UInt64, rule: Int)]
    /// All windows, flat, with the rule they belong to.
    let windows: [Window]
    /// Identities of the fields that repeat a state.
    let stateIdentities: [UInt64]
    /// Whether two rates at least are read from one signal and guarded against a misread octave.
    let guardsTogether: Bool

    /// Place of the profile in `GatewayState.profiles`.
    let profileIndex: Int

    convenience init(_ profile: Profile, index: Int) {
        invariant(profile.slots.count <= 64, "profile \(profile.id) has \(profile.slots.count) metrics, 64 at most")
        invariant(profile.rules.count <= 64, "profile \(profile.id) has \(profile.rules.count) rules, 64 at most")
        var builder = LayoutBuilder(slots: profile.slots)
        let rules = profile.rules.map { RuleLayout($0, builder: &builder) }
        self.init(
            profile, index: index, instructions: builder.instructions, rules: rules, timerCount: builder.timerCount,
            windows: builder.windows)
    }

    /// The layout for beds that give some rules other values; `tuned` in the profile's order. State has the same place
    /// in both.
    convenience init(_ base: ProfileLayout, rules tuned: [Rule]) {
        let rules = zip(base.rules, tuned).map { layout, rule in
            layout.rule == rule ? layout : RuleLayout(rule, like: layout, slots: base.profile.slots)
        }
        self.init(
            base.profile, index: base.profileIndex, instructions: base.instructions, rules: rules,
            timerCount: base.timerCount, windows: base.windows)
    }

    private init(
        _ profile: Profile, index: Int, instructions: [Instruction], rules: [RuleLayout], timerCount: Int,
        windows: [Window]
    ) {
        self.profile = profile
        profileIndex = index
        self.instructions = instructions
        self.rules = rules
        self.timerCount = timerCount
        self.windows = windows
        windowCount = windows.count
        var slotOfMetric = [Int8](repeating: -1, count: 64)
        for (index, slot) in profile.slots.enumerated() { slotOfMetric[Int(slot.metric.rawValue)] = Int8(index) }
        self.slotOfMetric = slotOfMetric
        let gaps = profile.slots.map(\.maximumGap.count)
        self.gaps = gaps
        code = Slab(instructions)
        gapTable = Slab(gaps)
        stateIdentities = profile.stateIdentities
        guardsTogether = profile.slots.count(where: \.guardsHarmonics) > 1

        // A rule that is switched off stands in none of the tables, so that nothing asks it.
        let enabled = rules.indices.filter { rules[$0].rule.isEnabled }
        var rulesOfSlot = [UInt64](repeating: 0, count: profile.slots.count)
        for index in enabled {
            for slot in profile.slots.indices where rules[index].rule.triggers.slots & (1 << UInt64(slot)) != 0 {
                rulesOfSlot[slot] |= 1 << UInt64(index)
            }
        }
        self.rulesOfSlot = rulesOfSlot
        silenceRules = enabled.filter { !rules[$0].silences.isEmpty }
        clockRules = enabled.filter { rules[$0].followsClock || rules[$0].rule.inquiry != nil }
        silences = Set(enabled.flatMap { rules[$0].silences }).sorted()
        windowsOfSlot = profile.slots.indices.map { slot in
            windows.indices.filter { windows[$0].source.slot == Int16(slot) }
        }
        eventRules = enabled.compactMap { index in
            let mask = rules[index].rule.eventMask
            return mask == 0 ? nil : (mask, index)
        }
        testRules = enabled.flatMap { index in
            rules[index].rule.windows.compactMap { window in
                if case .tests(let mask) = window.source { (mask, index) } else { nil }
            }
        }
        placeEventRules = enabled.compactMap { index in
            let rule = rules[index].rule
            return rule.triggers.eventsOfPlace && rule.eventMask != 0 ? (rule.eventMask, index) : nil
        }
    }
}

extension Program {
    /// Whether the expression asks for an event.
    var asksForEvent: Bool { instructions.contains { if case .event = $0 { true } else { false } } }

    /// Whether the expression asks how far from home a fix is.
    var asksForHome: Bool { instructions.contains { if case .distance = $0 { true } else { false } } }
}

extension Rule {
    /// Every expression that judges the condition; the gate and second looks start no evaluation and set no gap.
    var programs: [Program] {
        var programs = [when] + stages.compactMap(\.when)
        if case .condition(let when?, _, _) = clearing { programs.append(when) }
        if let arming { programs.append(arming.when) }
        return programs
    }

    /// Every expression of the rule.
    var everyProgram: [Program] {
        var programs = programs + stages.compactMap(\.only) + [gate]
        if let arming { programs.append(arming.disarm) }
        if let downgrade { programs.append(downgrade.when) }
        return programs
    }

    /// Events that start or end the rule's condition.
    var eventMask: UInt64 {
        if case .condition(_, _, let events) = clearing { return triggers.events | events }
        return triggers.events
    }
}
