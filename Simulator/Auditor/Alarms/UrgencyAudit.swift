import SimKit

/// An emergency that has reached the gateway's machine is on disk with the next turn, whatever waits on the other lane
/// (promise 4), and signs of life come every half minute (promise 7).
struct UrgencyAudit {
    private static let heartbeat = TimeSpan.seconds(30)

    private(set) var violations: [Violation] = []
    private var lastBeat: Moment?

    mutating func judge(_ evidence: Evidence) {
        for event in evidence.events { check(event, evidence) }
        checkHeartbeats(evidence)
    }

    private mutating func check(_ event: EventRow, _ evidence: Evidence) {
        guard !evidence.isClockDoubtful(event.receivedAt, event.receivedAt) else { return }
        guard let arrival = evidence.record.arrivals[event.device]?.last(where: { $0.at <= event.receivedAt }) else {
            violations.append(Violation(4, "\(event.event) of \(event.device) is stored and never arrived"))
            return
        }
        let arrived = arrival.at
        // An emergency is read with the first turn that begins after it has come.
        guard event.receivedAt > arrival.turn ?? .distantFuture else { return }
        let isExcused =
            // A lane that has just come back brings emergencies too, before everything else.
            evidence.isTroubled(arrived + .seconds(1), event.receivedAt, except: [.household, .broker, .network])
            || evidence.hasFailed(arrived, event.receivedAt) || evidence.isClockDoubtful(arrived, event.receivedAt)
        guard !isExcused else { return }
        violations.append(
            Violation(
                4,
                "\(event.event) of \(event.device) arrived at \(arrived.milliseconds) and was read "
                    + "\((event.receivedAt - arrived).milliseconds) ms later"))
    }

    private mutating func checkHeartbeats(_ evidence: Evidence) {
        for after in evidence.record.heartbeats where after <= evidence.until && after > lastBeat ?? evidence.since {
            defer { lastBeat = after }
            guard let before = lastBeat else { continue }
            let due = before + Self.heartbeat
            guard after > due + evidence.slack(at: due) + .seconds(1) else { continue }
            if evidence.isTroubled(before - .seconds(1), after, except: [.household]) { continue }
            if evidence.hasFailed(before, after) || evidence.isClockDoubtful(before, after) { continue }
            violations.append(
                Violation(
                    7, "no sign of life from \(before.milliseconds) for \((after - before).milliseconds / 1_000) s"))
        }
    }
}
