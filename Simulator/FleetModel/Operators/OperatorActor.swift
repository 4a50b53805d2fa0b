import CareCore
public import SimKit

/// People at a duty desk: they see alarms come, answer after a while and close what must be closed.
///
/// A state machine without a clock, like `HouseholdActor`. Sources: care.md 9 for the times aimed at; people need
/// longer now and then.
public struct OperatorActor: Sendable {
    private enum Item: Sendable {
        case acknowledge(String)
        case callBack(String)
        case close(String)
        case order(StoryOrder.Kind)
        case say(SuppressionOrder)
    }

    private let random: RandomSource
    private var agenda = Agenda<Item>()
    private var alarms: [String: SeenAlarm] = [:]
    /// Alarms for which a deed is planned, by what it is.
    private var planned: Set<String> = []
    /// Whether they do what a story says and nothing else.
    private let hasScript: Bool
    /// What a story asked of them and they could not do, in words.
    public private(set) var failures: [String] = []

    /// Makes the desk of a run.
    public init(seed: UInt64) {
        random = RandomSource(seed: seed).stream("operators")
        hasScript = false
    }

    /// Makes the desk of a run to which people say where they are and what comes.
    public init(seed: UInt64, hearing calendar: CareCalendar) {
        self.init(seed: seed)
        for word in calendar.words { agenda.add(.say(word.order), at: word.at) }
    }

    /// Makes the desk of a story.
    public init(_ story: Story) {
        random = RandomSource(seed: 1)
        hasScript = true
        for order in story.orders { agenda.add(.order(order.kind), at: order.at) }
    }

    /// When somebody has something to do next.
    public var nextWake: Moment { agenda.next }

    /// Takes note of a transition.
    public mutating func see(_ alarm: SeenAlarm, now: Moment) {
        if let known = alarms[alarm.id], known.edge >= alarm.edge { return }
        alarms[alarm.id] = alarm.isOver ? nil : alarm
        // A test rings for nobody and ends by itself.
        if alarm.isOver || alarm.isTest || hasScript { return }
        // Half of the urgent ones are answered in 15 s, one in twenty in more than a minute (target: 97.5 of 100).
        if alarm.waitsForAnswer {
            let median: Double = alarm.priority == "P1" ? 15 : 240
            plan(.acknowledge(alarm.id), "acknowledge \(alarm.id)", median: median, alarm, now)
        }
        // Whoever answers what rings calls back; one in forty only after more than the five minutes allowed.
        if alarm.cause == "acknowledged", alarm.isRinging {
            plan(.callBack(alarm.id), "call back \(alarm.id)", median: 60, alarm, now)
        }
        if alarm.state == "latched_acknowledged" || (alarm.state == "acknowledged" && alarm.priority == "P1") {
            plan(.close(alarm.id), "close \(alarm.id)", median: 600, alarm, now)
        }
    }

    /// What is done at `now`.
    public mutating func step(now: Moment) -> [OperatorDeed] {
        var deeds: [OperatorDeed] = []
        while let (_, item) = agenda.takeDue(at: now) {
            switch item {
            case .acknowledge(let id):
                planned.remove("acknowledge \(id)")
                if alarms[id]?.waitsForAnswer == true { deeds.append(.acknowledge(alarm: id)) }
            case .callBack(let id):
                planned.remove("call back \(id)")
                if alarms[id]?.waitsForAnswer == false { deeds.append(.callBack(alarm: id)) }
            case .close(let id):
                planned.remove("close \(id)")
                guard let alarm = alarms[id] else { continue }
                deeds.append(.close(alarm: id, reason: reason(for: alarm)))
            case .order(let kind): if let deed = deed(for: kind) { deeds.append(deed) }
            case .say(let order): deeds.append(.say(order))
            }
        }
        return deeds
    }

    private mutating func deed(for order: StoryOrder.Kind) -> OperatorDeed? {
        switch order {
        case .acknowledge(let rule, let subject): return newest(rule, subject).map { .acknowledge(alarm: $0) }
        case .callBack(let rule, let subject): return newest(rule, subject).map { .callBack(alarm: $0) }
        case .close(let rule, let subject, let reason):
            return newest(rule, subject).map { .close(alarm: $0, reason: reason) }
        case .assign(let device, let household, let bed): return .assign(device, household, bed: bed)
        case .enter(let forms): return .enter(forms)
        }
    }

    private mutating func newest(_ rule: String, _ subject: String) -> String? {
        let open = alarms.values.filter { $0.rule == rule && $0.subject == subject }
        let newest = open.max { (Int64($0.id) ?? 0) < (Int64($1.id) ?? 0) }
        if newest == nil { failures.append("no alarm of \(rule) about \(subject) is open, so nobody can answer it") }
        return newest?.id
    }

    private mutating func plan(_ item: Item, _ name: String, median: Double, _ alarm: SeenAlarm, _ now: Moment) {
        guard planned.insert(name).inserted else { return }
        var random = random.stream(name).stream("edge", alarm.edge)
        let seconds = min(random.logNormal(median: median, spread: 0.8), 7_200)
        agenda.add(item, at: now + .milliseconds(Int64(seconds * 1_000)))
    }

    private func reason(for alarm: SeenAlarm) -> String {
        var random = random.stream("reason \(alarm.id)")
        switch alarm.rule {
        case "SOS-1": return random.chance(.percent(10)) ? "real-help-given" : "false-press"
        case "ENV-1", "ENV-2": return random.chance(.percent(70)) ? "cared-for-by-family" : "device-fault"
        default: return "real-help-given"
        }
    }
}
