import SimKit

/// What is wrong with the gateway itself: a broker that cannot be reached is told as one urgent alarm, and each of the
/// gateway's own alarms has its cause (promise 7).
struct SelfAudit {
    /// The gateway has lost the broker.
    private static let lostBroker = "SELF-1"
    /// How urgent that is. Source: DESIGN 4, promise 7.
    private static let urgency: Int64 = 2
    /// What begins an alarm or begins it anew.
    private static let beginnings: Set<String> = ["raised", "repeated"]
    /// States in which what is wrong goes on.
    private static let active: Set<String> = ["unacknowledged", "acknowledged"]

    /// How long a lane may be away before it is told: a connection that is lost is told at once, the first one of a
    /// process after half a minute, and one that was dropped over a failed transaction when the next attempt fails.
    private static let laneTime = TimeSpan.seconds(60)
    /// The same for a broker that is gone or out of reach: one side notices after 45 s at most.
    private static let brokerTime = TimeSpan.seconds(90)
    /// How long transactions must have failed before that counts as a disk without room: 15 s (decision 101), less what
    /// clocks may differ by.
    private static let failureTime = TimeSpan.seconds(14)
    /// The longest time in which a run cuts the gateway off, and some more for what overlaps.
    private static let longestLoss = TimeSpan.hours(2)

    /// Transitions of alarms that were looked at, by the number of the alarm.
    private var looked: [Int64: Int] = [:]
    /// Alarms about a lost broker that are remembered.
    private var losses: [AlarmRow] = []
    private(set) var violations: [Violation] = []

    mutating func judge(_ evidence: Evidence) {
        losses = evidence.alarms.all.filter { $0.rule == Self.lostBroker && !$0.isTest }
        for alarm in evidence.alarms.all where alarm.rule.hasPrefix("SELF-") && !alarm.isTest {
            let edges = alarm.edges.dropFirst(looked[alarm.number, default: 0]).prefix { $0.at <= evidence.until }
            looked[alarm.number, default: 0] += edges.count
            for edge in edges where Self.beginnings.contains(edge.cause) { checkCause(alarm, edge, evidence) }
        }
        for alarm in evidence.alarms.leaving { looked[alarm.number] = nil }
        for outage in evidence.record.outages where outage.until >= evidence.since { demand(outage, evidence) }
    }

    private mutating func checkCause(_ alarm: AlarmRow, _ edge: AlarmRow.Edge, _ evidence: Evidence) {
        let isDoubtful = evidence.isClockDoubtful(edge.at, edge.at)
        let slack = evidence.slack(at: edge.at)
        let isExplained: Bool
        switch alarm.rule {
        case Self.lostBroker:
            if edge.cause == "raised", edge.priority != Self.urgency {
                violate("\(alarm.name): it is P\(edge.priority), the loss of the broker is P\(Self.urgency)")
            }
            // What a process saw that died in the same turn, nobody knows but its database.
            let kinds: Set<OutageRecord.Kind> = [.lane, .broker, .network, .gateway]
            isExplained =
                isDown(kinds, edge.at - slack, edge.at + .seconds(1), evidence)
                // A lane that was left for want of room comes back.
                || isDown([.disk], edge.at - Evidence.retryTime - slack, edge.at, evidence)
        case "SELF-2":
            let from = edge.at - Evidence.retryTime - slack
            isExplained = evidence.hasFailed(from, edge.at + .seconds(1)) || isDown([.disk], from, edge.at, evidence)
        // A jump is told in the time to which the clock has jumped.
        case "SELF-3": isExplained = isDoubtful
        case "SELF-4":
            let from = edge.at - Evidence.retryTime - slack
            isExplained =
                isDown([.disk], from, edge.at, evidence) || evidence.hasFailed(from, edge.at - Self.failureTime)
        // Who can be told is nothing that a run takes away.
        default: return
        }
        guard !isExplained, !isDoubtful else { return }
        violate("\(alarm.name): transition \(edge.number), \(edge.cause), has no cause")
    }

    /// Whether something of that kind did not work between the moments, the connecting at a start included.
    private func isDown(
        _ kinds: Set<OutageRecord.Kind>, _ from: Moment, _ until: Moment, _ evidence: Evidence
    ) -> Bool {
        evidence.record.outages.contains { kinds.contains($0.kind) && $0.touches(from, until) }
    }

    /// A lane or a broker that was away for long was told, unless nobody could write it.
    private mutating func demand(_ outage: OutageRecord, _ evidence: Evidence) {
        let time: TimeSpan
        switch outage.kind {
        case .lane: time = Self.laneTime
        case .broker, .network: time = Self.brokerTime
        case .gateway, .disk, .clock, .household: return
        }
        // At the end of life everything that was cut off works again.
        let lifeEnd = evidence.record.lifeEnd
        let end = lifeEnd > evidence.start ? min(outage.until, lifeEnd) : outage.until
        // A process that is started meanwhile begins to wait anew.
        let starts = evidence.record.outages.filter { $0.kind == .gateway && $0.until < end }.map(\.until)
        for from in [outage.from] + starts.filter({ $0 > outage.from }) {
            let due = from + time
            guard due > evidence.since, due <= evidence.until, due + evidence.slack(at: due) < end,
                !isExcused(from, due, evidence), !isTold(from, due + evidence.slack(at: due))
            else { continue }
            let name = outage.subject.map { "the \($0) lane" } ?? "the broker"
            violate("\(name) was away from \(from.milliseconds) on, and no \(Self.lostBroker) told of it")
        }
    }

    private func isExcused(_ from: Moment, _ due: Moment, _ evidence: Evidence) -> Bool {
        let before = from - Evidence.retryTime
        return evidence.hasFailed(before, due) || evidence.isClockDoubtful(from, due)
            || isDown([.gateway], from + .milliseconds(1), due, evidence)
            // A lane that is left on purpose is no lost one (decision 29).
            || isDown([.disk], before, due, evidence)
    }

    /// Whether a loss was told between the moments, or told before and not over.
    private func isTold(_ from: Moment, _ until: Moment) -> Bool {
        losses.contains { alarm in
            let edges = alarm.edges.filter { $0.at <= until }
            if edges.contains(where: { Self.beginnings.contains($0.cause) && $0.at + .seconds(1) >= from }) {
                return true
            }
            if edges.last.map({ Self.active.contains($0.state) }) ?? false { return true }
            // What a person closed while it stood does not ring again before the broker was there.
            guard let closedAt = alarm.closedAt, closedAt <= until, closedAt + Self.longestLoss >= from else {
                return false
            }
            return edges.last { Self.beginnings.contains($0.cause) || $0.cause == "cleared" }?.cause != "cleared"
        }
    }

    private mutating func violate(_ text: String) { violations.append(Violation(7, text)) }
}
