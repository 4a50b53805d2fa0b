import SimKit

/// An emergency that has reached the gateway's machine is on disk with the next turn, whatever waits on the other lane
/// (promise 4), and signs of life come every half minute (promise 7).
struct UrgencyAudit {
    private static let heartbeat = TimeSpan.seconds(30)

    private let evidence: Evidence
    private(set) var violations: [Violation] = []

    init(_ evidence: Evidence) {
        self.evidence = evidence
        checkEvents()
        checkHeartbeats()
    }

    private mutating func checkEvents() {
        guard !evidence.isClockDoubtful(by: evidence.record.end) else { return }
        var arrivals: [String: [Moment]] = [:]
        for message in evidence.record.messages where message.entry.kind == .event {
            arrivals[message.entry.device, default: []] += message.arrivals
        }
        for (device, moments) in arrivals { arrivals[device] = moments.sorted() }
        for event in evidence.events {
            let arrived = arrivals[event.device]?.last { $0 <= event.receivedAt }
            guard let arrived else {
                violations.append(Violation(4, "\(event.event) of \(event.device) is stored and never arrived"))
                continue
            }
            let wait = event.receivedAt - arrived
            let isExcused =
                // A lane that has just come back brings emergencies too, before everything else.
                evidence.isTroubled(arrived + .seconds(1), event.receivedAt, except: [.household, .broker, .network])
                || evidence.record.failures.contains { $0 >= arrived && $0 <= event.receivedAt }
            if event.receivedAt > nextTurn(after: arrived), !isExcused {
                violations.append(
                    Violation(
                        4,
                        "\(event.event) of \(event.device) arrived at \(arrived.milliseconds) and was read "
                            + "\(wait.milliseconds) ms later"))
            }
        }
    }

    /// An emergency is read with the first turn that begins after it has come; with the second, when it came in the
    /// very moment in which a turn began.
    private func nextTurn(after moment: Moment) -> Moment {
        let turns = evidence.record.turns
        var (low, high) = (0, turns.count)
        while low < high {
            let middle = (low + high) / 2
            if turns[middle] < moment { low = middle + 1 } else { high = middle }
        }
        if low < turns.count, turns[low] == moment { low += 1 }
        return low < turns.count ? turns[low] : .distantFuture
    }

    private mutating func checkHeartbeats() {
        let beats = evidence.record.heartbeats
        for (before, after) in zip(beats, beats.dropFirst())
        where after - before > Self.heartbeat + evidence.slack + .seconds(1) {
            if evidence.isTroubled(before - .seconds(1), after, except: [.household]) { continue }
            if evidence.record.failures.contains(where: { $0 >= before && $0 <= after }) { continue }
            if evidence.isClockDoubtful(by: after) { continue }
            violations.append(
                Violation(
                    7, "no sign of life from \(before.milliseconds) for \((after - before).milliseconds / 1_000) s"))
        }
    }
}
