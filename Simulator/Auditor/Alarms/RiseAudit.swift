import FleetModel
import SimKit

/// What lasts becomes more urgent at its second, and at no other: no alarm rises before its time or when its condition
/// has ended, and one whose condition lasts, by all that the gateway was told, rises at it (promise 7).
struct RiseAudit {
    /// How long after the alarm of its first stage a rule becomes how urgent, and how much earlier it may by what is
    /// sampled. Source: care.md 8.4: BED-1 30, 45 and 60 min, VIT-2 60 and 90 s.
    private static let stages: [String: [(priority: Int64, after: TimeSpan, early: TimeSpan)]] = [
        "VIT-2": [(1, .seconds(30), .seconds(5))],
        "BED-1": [(2, .minutes(15), .minutes(3)), (1, .minutes(30), .minutes(3))],
    ]

    /// From when on a failure may have hidden how long the condition of an alarm lasts: its first delay, and some
    /// minutes more.
    private static let longestDelay = TimeSpan.minutes(35)

    /// What is closed while it stands begins anew after four hours at the latest (decision 34), and is older then than
    /// its alarm.
    private static let longestSetAside = TimeSpan.hours(5)

    private static let active: Set<String> = ["unacknowledged", "acknowledged"]
    /// After these an alarm has begun anew, is less urgent than it looked, or is a person's to end.
    private static let endings: Set<String> = ["cleared", "repeated", "downgraded", "chattering", "reopened"]

    private(set) var violations: [Violation] = []
    private(set) var share = AuditShare("alarms risen")

    mutating func judge(_ evidence: Evidence) {
        for alarm in evidence.alarms.closing where Self.stages[alarm.rule] != nil { checkEarly(alarm, evidence) }
        for alarm in evidence.alarms.all where !alarm.isTest && alarm.endedAt.map({ $0 > evidence.since }) ?? true {
            guard let stages = Stages.all[alarm.rule], let device = evidence.device(alarm.device ?? ""),
                device.kind == stages.kind, let error = StateBook.steadyError(of: device)
            else { continue }
            let course = evidence.course(of: stages.quantity, by: device.id)
            // By a clock that is ahead it may have lasted before its time.
            checkCause(alarm, stages, course, early: max(.zero, error), evidence)
            for stage in stages.later { checkLate(alarm, stage, stages, course, evidence) }
        }
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

    /// A rise comes no sooner than its condition can have lasted for so long: since the first word of it after the last
    /// that the gateway had of its contrary.
    private mutating func checkCause(
        _ alarm: AlarmRow, _ stages: Stages, _ course: StateCourse, early: TimeSpan, _ evidence: Evidence
    ) {
        for edge in alarm.edges
        where edge.cause == "escalated" && edge.at > evidence.since && edge.at <= evidence.until {
            guard let stage = stages.later.first(where: { $0.priority == edge.priority }),
                evidence.tellsOfItsHome(alarm.device ?? "", until: edge.at),
                let turn = course.turn(
                    to: stages.holds, before: edge.at, within: evidence.moments(stages.gate, by: alarm.device ?? ""),
                    evidence),
                !evidence.isClockDoubtful(turn.contrary.madeAt, edge.at)
            else { continue }
            let due = turn.first.map { $0.at + stage.after }
            if let due, edge.at + early >= due { continue }
            violate(
                "\(alarm.name): transition \(edge.number), P\(edge.priority), comes before what it is about has "
                    + "lasted for \(stage.after.milliseconds / 1_000) s: its device said the contrary at "
                    + "\(turn.contrary.at.milliseconds)")
        }
    }

    private mutating func checkLate(
        _ alarm: AlarmRow, _ stage: Stages.Stage, _ stages: Stages, _ course: StateCourse, _ evidence: Evidence
    ) {
        let lasted = alarm.raisedAt + (stage.after - stages.first)
        let due = max(lasted, alarm.receivedAt)
        let latest = due + evidence.slack(at: due)
        guard lasted > evidence.since, lasted <= evidence.until, latest < evidence.known, !alarm.isLate,
            alarm.edges.first.map({ $0.priority > stage.priority }) ?? false,
            evidence.tellsOfItsHome(alarm.device ?? "", until: latest),
            lasts(alarm, until: lasted, stages, course, evidence), isStill(alarm, stage, until: lasted, evidence)
        else { return }
        let steps = alarm.edges.filter { $0.at <= latest }
        if steps.contains(where: { $0.priority <= stage.priority }) { return share.judge() }
        guard steps.allSatisfy({ Self.active.contains($0.state) && !Self.endings.contains($0.cause) }) else { return }
        let reach = alarm.raisedAt - min(stages.first, Stages.pause) - .milliseconds(1)
        let isFollowed = course.isFollowed(
            course.between(reach, lasted), from: alarm.raisedAt, until: lasted, pause: Stages.pause, evidence)
        if !isFollowed || evidence.isLate(from: alarm.receivedAt, due: due) { return share.excuse() }
        share.judge()
        violate(
            "\(alarm.name): what it is about had lasted for \(stage.after.milliseconds / 1_000) s at "
                + "\(lasted.milliseconds), and it did not become P\(stage.priority)")
    }

    /// Whether the device said all the time since it rang, and without a pause, that the condition holds.
    private func lasts(
        _ alarm: AlarmRow, until due: Moment, _ stages: Stages, _ course: StateCourse, _ evidence: Evidence
    ) -> Bool {
        let said = course.between(alarm.raisedAt, due)
        let moments = [alarm.raisedAt] + said.map(\.at) + [due]
        if let gate = stages.gate, let device = alarm.device {
            let besides = evidence.course(of: gate.quantity, by: device).between(alarm.raisedAt, due)
            guard besides.allSatisfy({ $0.value == gate.value }) else { return false }
        }
        return !said.isEmpty && said.allSatisfy { stages.holds($0.value) }
            && zip(moments, moments.dropFirst()).allSatisfy { $1 - $0 <= Stages.pause }
    }

    private func isStill(_ alarm: AlarmRow, _ stage: Stages.Stage, until due: Moment, _ evidence: Evidence) -> Bool {
        guard let stillness = stage.stillness, let device = alarm.device else { return true }
        return evidence.signs.isStill(around: device, due - stillness, due)
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
