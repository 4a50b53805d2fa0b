import FleetModel
import SimKit

/// A hub that nobody hears is an alarm after a quarter of an hour in which the gateway listened, no sooner and no later
/// (promise 7).
struct HubAudit {
    /// Source: care.md 8.2, DEV-1.
    private static let limit = TimeSpan.minutes(15)
    /// What a reconnect or a failed transaction may take before everything that waited is read and the lanes count as
    /// listening again.
    private static let catchingUp = TimeSpan.seconds(20)

    private let evidence: Evidence
    private(set) var violations: [Violation] = []

    init(_ evidence: Evidence) {
        self.evidence = evidence
        guard !evidence.isClockDoubtful(by: evidence.record.end) else { return }
        for household in evidence.record.plan.households {
            for hub in household.devices where hub.kind == .hub { check(hub.id) }
        }
    }

    private mutating func check(_ hub: String) {
        let heard = evidence.record.hubs[hub] ?? []
        let alarms = evidence.alarms.filter { $0.rule == "DEV-1" && $0.device == hub && !$0.isTest }
        for alarm in alarms {
            let last = heard.last { $0 + .milliseconds(1) < alarm.receivedAt } ?? evidence.start - World.prelude
            let listened = listenedTime(last, alarm.receivedAt)
            if listened.most < Self.limit - evidence.slack {
                violate(
                    "\(alarm.name): the hub was heard at \(last.milliseconds), "
                        + "\(listened.most.milliseconds / 1_000) s of listening before")
            }
        }
        for (from, until) in zip(heard, heard.dropFirst() + [evidence.record.lifeEnd]) where until > from {
            let listened = listenedTime(from, until)
            guard listened.least > Self.limit + evidence.slack + .seconds(5) else { continue }
            let isTold = alarms.contains { $0.receivedAt <= until && ($0.endedAt.map { $0 >= from } ?? true) }
            if !isTold { violate("hub \(hub) was silent from \(from.milliseconds) to \(until.milliseconds): no DEV-1") }
        }
    }

    /// How long both lanes were connected between the moments, at most and at least.
    private func listenedTime(_ from: Moment, _ until: Moment) -> (most: TimeSpan, least: TimeSpan) {
        var lost: [(from: Moment, until: Moment)] = []
        for outage in evidence.record.outages
        where [.gateway, .lane, .disk].contains(outage.kind) && outage.subject != "full"
            && outage.touches(from, until)
        {
            // The disk is looked at every five seconds.
            let notice = outage.kind == .disk ? outage.from + .seconds(6) : outage.from
            if notice < outage.until { lost.append((max(notice, from), min(outage.until, until))) }
        }
        let failures = evidence.record.failures.count { $0 >= from && $0 <= until }
        lost.sort { $0.from < $1.from }
        var (total, reach) = (TimeSpan.zero, from)
        for piece in lost where piece.until > reach {
            total = total + (piece.until - max(piece.from, reach))
            reach = piece.until
        }
        let most = until - from - total
        return (most, most - Self.catchingUp * Int64(lost.count + failures))
    }

    private mutating func violate(_ text: String) { violations.append(Violation(7, text)) }
}

/// How long before the start the gateway was registered and running.
private enum World {
    static let prelude = TimeSpan.seconds(40)
}
