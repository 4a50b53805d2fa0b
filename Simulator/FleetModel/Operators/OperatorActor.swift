public import SimKit

/// People at a duty desk: they see alarms come, answer after a while and close what must be closed.
///
/// A state machine without a clock, like `HouseholdActor`. Sources: care.md 9 for the times aimed at; people need
/// longer now and then.
public struct OperatorActor: Sendable {
    private enum Item: Sendable {
        case acknowledge(String)
        case close(String)
    }

    private let random: RandomSource
    private var agenda = Agenda<Item>()
    private var alarms: [String: SeenAlarm] = [:]
    /// Alarms for which a deed is planned, by what it is.
    private var planned: Set<String> = []

    /// Makes the desk of a run.
    public init(seed: UInt64) { random = RandomSource(seed: seed).stream("operators") }

    /// When somebody has something to do next.
    public var nextWake: Moment { agenda.next }

    /// Takes note of a transition.
    public mutating func see(_ alarm: SeenAlarm, now: Moment) {
        if let known = alarms[alarm.id], known.edge >= alarm.edge { return }
        alarms[alarm.id] = alarm.isOver ? nil : alarm
        if alarm.isOver { return }
        if alarm.waitsForAnswer { plan(.acknowledge(alarm.id), "acknowledge \(alarm.id)", alarm, now) }
        if alarm.state == "latched_acknowledged" || (alarm.state == "acknowledged" && alarm.priority == "P1") {
            plan(.close(alarm.id), "close \(alarm.id)", alarm, now)
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
            case .close(let id):
                planned.remove("close \(id)")
                guard let alarm = alarms[id] else { continue }
                deeds.append(.close(alarm: id, reason: reason(for: alarm)))
            }
        }
        return deeds
    }

    private mutating func plan(_ item: Item, _ name: String, _ alarm: SeenAlarm, _ now: Moment) {
        guard planned.insert(name).inserted else { return }
        var random = random.stream(name).stream("edge", alarm.edge)
        // Half of the urgent ones are answered in 15 s, one in twenty in more than a minute (target: 97.5 of 100).
        let median: Double
        switch item {
        case .acknowledge: median = alarm.priority == "P1" ? 15 : 240
        case .close: median = 600
        }
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
