import FleetModel
import SimKit

/// What is well again ends its alarm when it has been so for the time of its rule, no sooner and no later: a bed that
/// somebody lies in, a pad that was changed, a heart that beats as it should (promises 7 and 8).
struct RecoveryAudit {
    private static let active: Set<String> = ["unacknowledged", "acknowledged"]
    /// After these an alarm that is over may stay for a while, or is a person's to end.
    private static let stays: Set<String> = ["chattering", "reopened"]
    private static let beginnings: Set<String> = ["raised", "repeated"]

    private(set) var violations: [Violation] = []
    private(set) var share = AuditShare("alarms ended")

    mutating func judge(_ evidence: Evidence) {
        for alarm in evidence.alarms.all where !alarm.isTest {
            guard let recovery = Recovery.all[alarm.rule], let device = evidence.device(alarm.device ?? ""),
                device.kind == recovery.kind, let error = StateBook.steadyError(of: device),
                alarm.endedAt.map({ $0 > evidence.since }) ?? true
            else { continue }
            let course = evidence.course(of: recovery.quantity, by: device.id)
            // By a clock that is ahead it may be over before its time.
            checkEarly(alarm, recovery, course, early: max(.zero, error), evidence)
            checkLate(alarm, recovery, course, early: max(.zero, error), evidence)
        }
    }

    private mutating func checkEarly(
        _ alarm: AlarmRow, _ recovery: Recovery, _ course: StateCourse, early: TimeSpan, _ evidence: Evidence
    ) {
        for edge in alarm.edges
        where edge.cause == "cleared" && edge.at > evidence.since && edge.at <= evidence.until {
            guard !recovery.mayEndOtherwise(at: edge.at), !mayStay(alarm, until: edge.at),
                evidence.tellsOfItsHome(alarm.device ?? "", until: edge.at),
                let turn = course.turn(
                    to: recovery.isWell, before: edge.at,
                    within: evidence.moments(recovery.gate, by: alarm.device ?? ""),
                    evidence),
                !recovery.isRate || course.isSteady(turn.contrary.at, edge.at),
                !evidence.isClockDoubtful(turn.contrary.madeAt, edge.at)
            else { continue }
            let due = turn.first.map { $0.at + recovery.delay }
            if let due, edge.at + early >= due { continue }
            violate(
                "\(alarm.name): transition \(edge.number) says that it is over, and at "
                    + "\(turn.contrary.at.milliseconds) its device said that it is not")
        }
    }

    private mutating func checkLate(
        _ alarm: AlarmRow, _ recovery: Recovery, _ course: StateCourse, early: TimeSpan, _ evidence: Evidence
    ) {
        for stretch in recovery.stretches(course) where stretch.due > evidence.since && stretch.due <= evidence.until {
            let (first, last) = (stretch.first, recovery.pause == nil ? stretch.first : stretch.sayings.last)
            // What never came ends nothing.
            guard let arrived = last?.arrivedAt, first.at > alarm.raisedAt, first.madeAt > alarm.receivedAt else {
                continue
            }
            let due = max(stretch.due, arrived)
            let latest = due + evidence.slack(at: due)
            let begin = stretch.due - early
            guard latest < evidence.known, stands(alarm, from: first.madeAt, before: begin, until: latest),
                evidence.tellsOfItsHome(alarm.device ?? "", until: latest),
                !recovery.isRate || course.isSteady(first.at, stretch.due),
                isOpen(recovery.gate, stretch, by: alarm.device ?? "", evidence)
            else { continue }
            let end = alarm.edges.first {
                $0.at >= begin && ($0.cause == "cleared" || !Self.active.contains($0.state))
            }
            if let end, end.at <= latest {
                // What a person closes in the same second says nothing.
                if end.cause == "cleared" { share.judge() }
                continue
            }
            if !isTold(stretch, recovery, course, evidence) || evidence.isLate(from: first.madeAt, due: due) {
                share.excuse()
                continue
            }
            share.judge()
            violate(
                "\(alarm.name): its device has said since \(first.at.milliseconds) that it is over, and "
                    + "\(recovery.delay.milliseconds / 1_000) s later it still stands")
        }
    }

    /// Whether an alarm stood before a moment, and nothing began anew in the time after which it must be over.
    private func stands(_ alarm: AlarmRow, from: Moment, before begin: Moment, until latest: Moment) -> Bool {
        guard let last = alarm.edges.last(where: { $0.at < begin }), Self.active.contains(last.state) else {
            return false
        }
        let beginsAnew = alarm.edges.contains {
            Self.beginnings.contains($0.cause) && $0.at >= from && $0.at <= latest
        }
        return !beginsAnew && !mayStay(alarm, until: latest)
    }

    private func mayStay(_ alarm: AlarmRow, until moment: Moment) -> Bool {
        alarm.edges.contains { Self.stays.contains($0.cause) && $0.at <= moment }
    }

    /// Whether the gateway surely knew of a stretch when it began; of what is measured now and then how it went on too.
    private func isTold(
        _ stretch: Recovery.Stretch, _ recovery: Recovery, _ course: StateCourse, _ evidence: Evidence
    ) -> Bool {
        let sayings = stretch.sayings.dropFirst()
        guard course.isFirstRead(sayings, evidence) else { return false }
        guard let pause = recovery.pause else { return true }
        return course.isFirstRead(sayings.suffix(1), evidence)
            && course.isFollowed(sayings, from: stretch.first.at, until: stretch.due, pause: pause, evidence)
    }

    /// Whether the device said besides what it must, all the time.
    private func isOpen(
        _ gate: (quantity: Quantity, value: Double)?, _ stretch: Recovery.Stretch, by device: String,
        _ evidence: Evidence
    ) -> Bool {
        guard let gate else { return true }
        let said = evidence.course(of: gate.quantity, by: device)
            .between(stretch.first.at - .milliseconds(1), stretch.due)
        return !said.isEmpty && said.allSatisfy { $0.value == gate.value }
    }

    private mutating func violate(_ text: String) { violations.append(Violation(7, text)) }
}
