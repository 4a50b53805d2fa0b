import FleetModel
import SimKit

/// The silence of a device is over when it is heard again for the time of its rule, no sooner and not much later: who
/// repairs it must know that it is back (promise 7).
struct ClearAudit {
    /// How long a device must be heard again. Source: care.md 8.2, column Clear; a hub is back after a heartbeat.
    private static let times: [String: TimeSpan] = ["DEV-1": .seconds(60), "DEV-2": .zero, "DEV-3": .zero]

    /// How often and for how long a device must have been heard before it is asked that its alarm is over: one message
    /// in a hundred cannot be read.
    private static let arrivals = 4
    private static let hearing = TimeSpan.minutes(3)

    /// From how long before it was heard on a failure may have left more behind than is read at once.
    private static let backlog = TimeSpan.minutes(15)

    /// What arrives may be read by a later turn than the one in which its device counted as silent.
    private static let reading = TimeSpan.seconds(60)
    /// How much of what lies before a border is not looked at again: of arrivals the last one is remembered.
    private static let border = TimeSpan.minutes(2)

    /// After these an alarm that is over may stay for a while, because it came so often.
    private static let returns: Set<String> = ["repeated", "chattering", "reopened"]
    private static let active: Set<String> = ["unacknowledged", "acknowledged"]

    private(set) var violations: [Violation] = []

    mutating func judge(_ evidence: Evidence) {
        for alarm in evidence.alarms.all where !alarm.isTest {
            guard let time = Self.times[alarm.rule], let id = alarm.device, !evidence.isProperty(id) else { continue }
            checkEarly(alarm, id, time, evidence)
            checkLate(alarm, id, time, evidence)
        }
    }

    /// What a device says of a time that has not come ends a delay before it: one that has a delay must have its clock
    /// right.
    private mutating func checkEarly(_ alarm: AlarmRow, _ id: String, _ time: TimeSpan, _ evidence: Evidence) {
        guard time == .zero || evidence.device(id)?.clock == .off(by: .zero) else { return }
        for edge in alarm.edges where edge.cause == "cleared" && edge.at <= evidence.until {
            let isRemembered = evidence.since.milliseconds == .min || edge.at - Self.border > evidence.since
            let wait = Self.reading + evidence.slack(at: alarm.receivedAt) * 2
            let (from, until) = (alarm.receivedAt - wait, edge.at - time + .seconds(1))
            guard isRemembered, !evidence.isMoved(id, by: edge.at),
                !evidence.isClockDoubtful(from, edge.at), !evidence.isTroubled(from, alarm.receivedAt),
                evidence.record.heard[id]?.contains(where: { $0 >= from && $0 <= until }) != true
            else { continue }
            violate("\(alarm.name): transition \(edge.number) says that its device is back, and it was not heard")
        }
    }

    private mutating func checkLate(_ alarm: AlarmRow, _ id: String, _ time: TimeSpan, _ evidence: Evidence) {
        let heard = (evidence.record.heard[id] ?? []).filter {
            $0 > alarm.receivedAt + .seconds(1) && $0 <= evidence.until
        }
        guard let first = heard.first,
            let last = heard.dropFirst(Self.arrivals - 1).first(where: { $0 >= first + time + Self.hearing }),
            last > evidence.since
        else { return }
        let latest = last + evidence.slack(at: last) + .seconds(1)
        let from = first - Self.backlog
        let stands = alarm.edges.allSatisfy { edge in
            edge.at > latest || Self.active.contains(edge.state) && !Self.returns.contains(edge.cause)
        }
        let cameBefore = evidence.alarms.about([id]).contains { $0.rule == alarm.rule && $0.number < alarm.number }
        guard stands, !cameBefore, latest <= evidence.known, !evidence.isMoved(id, by: latest),
            !evidence.isTroubled(from, latest, except: [.household]), !evidence.hasFailed(from, latest),
            !evidence.isClockDoubtful(from, latest)
        else { return }
        violate(
            "\(alarm.name): its device was heard again at \(first.milliseconds) and \(heard.count) times since, and it "
                + "still stands")
    }

    private mutating func violate(_ text: String) { violations.append(Violation(7, text)) }
}
