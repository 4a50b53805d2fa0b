import FleetModel
import SimKit

/// What lasts becomes more urgent at its second: no alarm rises before its time, and a pause of breath that goes on
/// rises at it (promise 7).
///
/// That a bed is still empty, a pad still wet or somebody still lost after the minutes of the later stage, nothing in
/// the log of truth says for sure: of these only that they rise too early is judged, or nothing.
struct RiseAudit {
    /// How long after the alarm of its first stage a rule becomes how urgent, and how much earlier it may by what is
    /// sampled. Source: care.md 8.4: BED-1 30, 45 and 60 min, VIT-2 60 and 90 s.
    private static let stages: [String: [(priority: Int64, after: TimeSpan, early: TimeSpan)]] = [
        "VIT-2": [(1, .seconds(30), .seconds(5))],
        "BED-1": [(2, .minutes(15), .minutes(3)), (1, .minutes(30), .minutes(3))],
    ]

    /// The rule of which it is known how long its condition lasts, and how soon after its time it must have risen: a
    /// mattress that finds no breath says so every ten seconds.
    private static let breath = "VIT-2"
    private static let sampling = TimeSpan.seconds(10)
    private static let lateness = TimeSpan.seconds(30)

    /// From when on a failure may have hidden how long the condition of an alarm lasts: its first delay, and some
    /// minutes more.
    private static let longestDelay = TimeSpan.minutes(35)

    /// What is closed while it stands begins anew after four hours at the latest (decision 34), and is older then than
    /// its alarm.
    private static let longestSetAside = TimeSpan.hours(5)

    /// What may be done with an alarm that goes on.
    private static let answers: Set<String> = ["acknowledged", "called_back", "reminded"]

    private(set) var violations: [Violation] = []

    mutating func judge(_ evidence: Evidence) {
        for alarm in evidence.alarms.closing where Self.stages[alarm.rule] != nil { checkEarly(alarm, evidence) }
        for alarm in evidence.alarms.fresh where alarm.rule == Self.breath { checkLate(alarm, evidence) }
    }

    private mutating func checkEarly(_ alarm: AlarmRow, _ evidence: Evidence) {
        for (index, edge) in alarm.edges.enumerated() where index == 0 || edge.cause == "escalated" {
            guard let stage = Self.stages[alarm.rule]?.first(where: { $0.priority == edge.priority }),
                edge.at < alarm.raisedAt + stage.after - stage.early,
                isSure(alarm, from: alarm.raisedAt - Self.longestDelay, until: edge.at, evidence)
            else { continue }
            violate(
                "\(alarm.name): transition \(edge.number), P\(edge.priority), comes "
                    + "\((edge.at - alarm.raisedAt).milliseconds / 1_000) s after it rang, expected "
                    + "\(stage.after.milliseconds / 1_000) s")
        }
    }

    private mutating func checkLate(_ alarm: AlarmRow, _ evidence: Evidence) {
        guard let stage = Self.stages[alarm.rule]?.first, alarm.edges.first?.priority == stage.priority + 1 else {
            return
        }
        let due = alarm.raisedAt + stage.after
        let latest = due + Self.lateness + evidence.slack(at: due)
        let isLast = evidence.until == .distantFuture
        // What happened up to the border is written, though it is not judged yet.
        let known = isLast ? evidence.record.end : evidence.until + Evidence.overlap
        let steps = alarm.edges.dropFirst().filter { $0.at <= latest }
        guard latest < known, !steps.contains(where: { $0.cause == "escalated" && $0.priority <= stage.priority }),
            steps.allSatisfy({ Self.answers.contains($0.cause) }),
            alarm.receivedAt <= alarm.raisedAt + Self.sampling + evidence.slack(at: alarm.raisedAt),
            lasts(alarm, until: due + Self.sampling, evidence), isHeard(alarm, until: due, evidence),
            isSure(alarm, from: alarm.raisedAt - .minutes(3), until: latest, evidence)
        else { return }
        violate(
            "\(alarm.name): nobody breathed for \(stage.after.milliseconds / 1_000) s more, and it did not become "
                + "P\(stage.priority)")
    }

    /// Whether the pause of breath for which it rang went on.
    private func lasts(_ alarm: AlarmRow, until end: Moment, _ evidence: Evidence) -> Bool {
        let own = evidence.record.truths.filter { $0.bed == alarm.place && $0.at <= end }
        guard let last = own.last(where: { $0.kind == .episodeBegins(.apnea) }), last.at < alarm.raisedAt else {
            return false
        }
        return !own.contains { truth in
            guard truth.at >= last.at else { return false }
            switch truth.kind {
            case .episodeEnds, .outOfBed: return true
            default: return false
            }
        }
    }

    /// Whether what the mattress said came as it was said, up to the moment and beyond.
    private func isHeard(_ alarm: AlarmRow, until due: Moment, _ evidence: Evidence) -> Bool {
        guard let device = alarm.device else { return false }
        var last = alarm.receivedAt
        for moment in evidence.record.heard[device] ?? [] where moment > last {
            if moment - last > Self.sampling + Self.sampling { return false }
            if moment >= due { return true }
            last = moment
        }
        return false
    }

    /// Whether the gateway knew of the device what was so all the time, by a clock that is right.
    private func isSure(_ alarm: AlarmRow, from: Moment, until: Moment, _ evidence: Evidence) -> Bool {
        guard let id = alarm.device, let device = evidence.device(id), device.style != .neither,
            device.clock == .off(by: .zero), !alarm.isTest, !alarm.isLate, !evidence.isProperty(id),
            !evidence.isMoved(id, by: until),
            // What devices say in another order than it was so is no sign of what lasts.
            !evidence.record.plan.options.faults.contains(.reorder)
        else { return false }
        let household = evidence.household(of: id)
        let isSetAside = evidence.alarms.about([id]).contains {
            $0.rule == alarm.rule && $0.number < alarm.number && $0.closeReason != nil
                && ($0.closedAt.map { $0 + Self.longestSetAside > alarm.raisedAt } ?? false)
        }
        return !isSetAside && !evidence.isTroubled(from, until, in: household) && !evidence.hasFailed(from, until)
            && !evidence.isClockDoubtful(from, until) && !evidence.isLinkDown(household, at: from)
            && !evidence.isLinkChanged(household, from, until) && !evidence.isLost(id, from, until)
    }

    private mutating func violate(_ text: String) { violations.append(Violation(7, text)) }
}
