/// A rule with its expressions as ranges of its profile's one array of instructions.
///
/// A class, so that handing it to the evaluator costs one reference count and not one for each of its arrays.
final class RuleLayout: Sendable {
    struct StageLayout: Sendable {
        let when: Range<Int>?
        /// Whether its condition (its own, or the rule's) is an event: then only the event's own evaluation counts.
        let asksForEvent: Bool
        let only: Range<Int>?
        let delay: Int64
        let samples: UInt16
        let priority: Priority
        let audience: Audience
    }

    let rule: Rule
    let gate: Range<Int>
    let when: Range<Int>
    let stages: [StageLayout]
    let clearWhen: Range<Int>?
    let clearDelay: Int64
    let clearEvents: UInt64
    let clearsByHand: Bool
    let armWhen: Range<Int>?
    let armDelay: Int64
    let disarm: Range<Int>?
    let downgrade: Range<Int>?
    let downgradeWithin: Int64
    let remind: Int64?
    /// How long an answered alarm stands before it rings again, in ms; `nil` for ever.
    let realarm: Int64?
    /// How long the answer of `rule.inquiry` is waited for, in ms.
    let answerTime: Int64
    let parameters: [Double]
    let altitudeTables: [AltitudeTable]
    let windows: [Window]
    let dailyWindows: [DailyWindow]
    /// The same for `RuleCode`, and how far `windows` reach back in ms. Nothing writes to them.
    nonisolated(unsafe) let parameterTable: Slab<Double>
    nonisolated(unsafe) let windowLengths: Slab<Int64>
    nonisolated(unsafe) let dailyWindowTable: Slab<DailyWindow>
    /// Whether the rule's condition is an event: then it is true only in the evaluation the event causes.
    let asksForEvent: Bool
    /// Whether the rule waits for no event but for a number of them.
    let countsEvents: Bool
    /// Whether an expression asks how far from home a fix is.
    let asksForHome: Bool
    /// Whether the clock may end its delays.
    let followsClock: Bool
    /// Longest gap across which its timers run on, in ms.
    let maximumGap: Int64
    /// Lengths, in ms, at which silence of the device changes a condition, shortest first.
    let silences: [Int64]
    /// The clock on which its delays run: that of the device, but of the gateway for what it heard.
    let timescale: Timescale
    /// Metrics and lengths, in ms, at which the silence of a metric changes a condition.
    let metricSilences: [(slot: Int, length: Int64)]
    /// Lengths, in ms, at which the household's silence changes a condition.
    let activitySilences: [Int64]
    /// Windows and lengths, in ms, at which a missing test changes a condition.
    let testAges: [(window: Int, length: Int64)]
    /// How long a carer's alarm stands before it becomes the operator's, in ms; `nil` for ever.
    let handOverDelay: Int64?
    /// First timer of the rule within its device: arming, condition, clearing, then one a stage.
    let timerBase: Int
    /// First window of the rule within its device.
    let windowBase: Int

    /// Whether a later stage goes on with the timer of the stage of that number.
    func isAwaited(beyond number: Int) -> Bool {
        stages[number].when == nil
            && stages[(number + 1)...].contains { $0.when == nil && $0.delay > stages[number].delay }
    }

    /// Whether the stage of that number goes on with the timer of an earlier one.
    func continues(before number: Int) -> Bool {
        stages[number].when == nil
            && stages[..<number].contains { $0.when == nil && $0.delay < stages[number].delay }
    }

    static let armTimer = 0
    static let conditionTimer = 1
    static let clearTimer = 2
    static let stageTimers = 3

    /// The timer of the stage of that number: its own, or the condition's.
    func timer(of stage: Int) -> Int {
        stages[stage].when == nil ? Self.conditionTimer : Self.stageTimers + stage
    }
    var timerCount: Int { Self.stageTimers + stages.count }

    /// Where the rule's expressions lie in its profile's array.
    struct Ranges: Sendable {
        let gate: Range<Int>
        let when: Range<Int>
        let stages: [(when: Range<Int>?, only: Range<Int>?)]
        let clearWhen: Range<Int>?
        let armWhen: Range<Int>?
        let disarm: Range<Int>?
        let downgrade: Range<Int>?

        init(_ rule: Rule, builder: inout LayoutBuilder) {
            gate = builder.add(rule.gate)
            when = builder.add(rule.when)
            stages = rule.stages.map { ($0.when.map { builder.add($0) }, $0.only.map { builder.add($0) }) }
            if case .condition(let when, _, _) = rule.clearing {
                clearWhen = when.map { builder.add($0) }
            } else {
                clearWhen = nil
            }
            armWhen = rule.arming.map { builder.add($0.when) }
            disarm = rule.arming.map { builder.add($0.disarm) }
            downgrade = rule.downgrade.map { builder.add($0.when) }
        }
    }

    private let ranges: Ranges

    /// Flattens the rule's expressions into the builder's array.
    convenience init(_ rule: Rule, builder: inout LayoutBuilder) {
        let (timerBase, windowBase) = (builder.timerCount, builder.windows.count)
        let ranges = Ranges(rule, builder: &builder)
        self.init(rule, ranges, slots: builder.slots, timerBase: timerBase, windowBase: windowBase)
        builder.reserve(timers: timerCount, windows: rule.windows)
    }

    /// The same rule with other values: its expressions and its state stay where they are.
    convenience init(_ rule: Rule, like other: RuleLayout, slots: [MetricSlot]) {
        self.init(
            rule, other.ranges, slots: slots, timerBase: other.timerBase, windowBase: other.windowBase)
    }

    private init(_ rule: Rule, _ ranges: Ranges, slots: [MetricSlot], timerBase: Int, windowBase: Int) {
        func length(_ operand: Operand) -> Int64 { Int64(rule.number(operand)) }
        self.rule = rule
        self.ranges = ranges
        self.timerBase = timerBase
        self.windowBase = windowBase
        let parameters = rule.parameters.map(\.defaultValue)
        self.parameters = parameters
        parameterTable = Slab(parameters)
        windowLengths = Slab(rule.windows.map(\.length.count))
        dailyWindowTable = Slab(rule.dailyWindows)
        altitudeTables = rule.altitudeTables
        windows = rule.windows
        dailyWindows = rule.dailyWindows
        (gate, when) = (ranges.gate, ranges.when)
        let ruleAsksForEvent = rule.when.asksForEvent
        asksForEvent = ruleAsksForEvent
        stages = zip(rule.stages, ranges.stages).map { stage, range in
            StageLayout(
                when: range.when, asksForEvent: stage.when.map(\.asksForEvent) ?? ruleAsksForEvent, only: range.only,
                delay: length(stage.delay), samples: UInt16(clamping: stage.samples), priority: stage.priority,
                audience: stage.audience)
        }
        let waitsForEvent = ruleAsksForEvent || stages.contains(where: \.asksForEvent)
        countsEvents = !waitsForEvent && rule.windows.contains { if case .event = $0.source { true } else { false } }
        clearWhen = ranges.clearWhen
        if case .condition(_, let delay, let events) = rule.clearing {
            (clearDelay, clearEvents, clearsByHand) = (length(delay), events, false)
        } else {
            (clearDelay, clearEvents, clearsByHand) = (0, 0, true)
        }
        (armWhen, disarm) = (ranges.armWhen, ranges.disarm)
        armDelay = rule.arming.map { length($0.delay) } ?? 0
        downgrade = ranges.downgrade
        downgradeWithin = rule.downgrade.map { length($0.within) } ?? 0
        remind = rule.remind.map(length)
        realarm = rule.realarm.map(length)
        invariant(
            rule.inquiry == nil || !rule.triggers.clock,
            "rule \(rule.id) asks its device and follows the clock: it has one deadline for both")
        answerTime = rule.inquiry.map { length($0.within) } ?? 0
        asksForHome = rule.everyProgram.contains(where: \.asksForHome)
        followsClock = rule.triggers.clock
        maximumGap = LayoutBuilder.maximumGap(of: rule.programs, slots)
        let asked = LayoutBuilder.silences(in: rule.everyProgram, values: parameters)
        (silences, metricSilences, activitySilences) = (asked.device, asked.metrics, asked.activity)
        timescale = asked.device.isEmpty ? .device : .gateway
        testAges = asked.tests
        handOverDelay = rule.handOver.map { length($0.after) }
    }
}
