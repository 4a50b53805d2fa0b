import FleetModel
import SimKit

/// A device that nobody hears is an alarm after the time of its class in which the gateway listened, no sooner and no
/// later; a hub's silence explains that of what is heard through it (promise 7).
struct SilenceAudit {
    /// Rules that this part alone judges.
    static let rules: Set<String> = ["DEV-1", "DEV-2", "DEV-3"]

    /// How long a class may be silent, and the rule. Source: care.md 6.9 and 8.2.
    private static let limits: [DeviceKind: (rule: String, time: TimeSpan)] = [
        .hub: ("DEV-1", .minutes(15)), .emergencyButton: ("DEV-2", .hours(25)), .camera: ("DEV-3", .minutes(10)),
        .watch: ("DEV-3", .hours(4)), .mattress: ("DEV-3", .minutes(30)), .pad: ("DEV-3", .hours(3)),
        .electricBed: ("DEV-3", .hours(2)), .carbonMonoxideAlarm: ("DEV-3", .hours(6)),
        .smokeAlarm: ("DEV-3", .hours(49)), .gasAlarm: ("DEV-3", .hours(49)), .waterAlarm: ("DEV-3", .hours(49)),
        .pillBox: ("DEV-3", .hours(25)), .radar: ("DEV-3", .minutes(30)), .doorContact: ("DEV-3", .hours(49)),
    ]

    /// What small jumps of a clock that is wrong, which are no time unheard, may take off a silence.
    private static let smallJumps = TimeSpan.minutes(2)

    /// Of what may be silent for longer, the outages at the beginning of its silence may be forgotten.
    private static let longestFollowed = TimeSpan.hours(25)

    private var lastHeard: [String: Moment] = [:]
    /// When a hub that had been silent was heard again, by household.
    private var hubBack: [String: Moment] = [:]
    /// Alarms told of whose moment has not come.
    private var told: [AlarmRecord] = []
    private(set) var violations: [Violation] = []

    mutating func judge(_ evidence: Evidence) {
        for alarm in evidence.alarms.fresh where Self.rules.contains(alarm.rule) && !alarm.isTest {
            checkCause(alarm, evidence)
            checkPromptness(alarm, evidence)
            checkHub(alarm, evidence)
        }
        told += evidence.record.alarms.filter { $0.edge == 1 && Self.rules.contains($0.rule) }
        for message in told where message.toldAt <= evidence.until { checkTold(message, evidence) }
        told.removeAll { $0.toldAt <= evidence.until }
        for household in evidence.record.plan.households {
            // The hub comes first: its silence explains the others'.
            for device in household.devices where device.kind == .hub { checkGaps(device, household, evidence) }
            for device in household.devices where device.kind != .hub { checkGaps(device, household, evidence) }
        }
    }

    private mutating func checkCause(_ alarm: AlarmRow, _ evidence: Evidence) {
        guard let device = alarm.device, let limit = limit(device, evidence) else { return }
        let last = evidence.lastHeard(device, before: alarm.receivedAt)
        guard !evidence.isClockDoubtful(last, alarm.receivedAt) else { return }
        let listened = evidence.listenedTime(last, alarm.receivedAt).most
        guard listened < limit - max(evidence.slack(at: last), evidence.slack(at: alarm.receivedAt)) else { return }
        violate(
            "\(alarm.name): its device was heard at \(last.milliseconds), \(listened.milliseconds / 1_000) s of "
                + "listening before")
    }

    /// A silence is told as soon as it has lasted long enough, however long it goes on. What is heard through a hub
    /// waits for what the hub says, what was told of before and closed begins anew, and what the books speak of is
    /// asked other things: these are left aside.
    private mutating func checkPromptness(_ alarm: AlarmRow, _ evidence: Evidence) {
        let at = alarm.receivedAt
        guard let id = alarm.device, let kind = evidence.device(id)?.kind, kind == .hub || !kind.isHeardThroughHub,
            let limit = limit(id, evidence), limit <= Self.longestFollowed,
            let last = evidence.record.heard[id]?.last(where: { $0 < at }), !evidence.isProperty(id),
            !evidence.isMoved(id, by: at), !evidence.isClockDoubtful(last, at)
        else { return }
        let isToldBefore = evidence.alarms.about([id]).contains {
            $0.rule == alarm.rule && $0.number < alarm.number && ($0.endedAt.map { $0 + .minutes(2) >= last } ?? true)
        }
        let late = evidence.listenedTime(last, at).least - limit
        guard !isToldBefore, late > evidence.slack(at: last) + evidence.slack(at: at) + .seconds(5),
            !evidence.isTroubled(last + limit, at, except: [.household]), !evidence.hasFailed(last + limit, at)
        else { return }
        violate(
            "\(alarm.name): its device was heard at \(last.milliseconds), it rings \(late.milliseconds / 1_000) s late")
    }

    /// An outage of a hub is one alarm, and not one of each device that is heard through it: while the hub's own alarm
    /// stands, and the hub has said nothing for the time of its class, they ring no more.
    private mutating func checkHub(_ alarm: AlarmRow, _ evidence: Evidence) {
        let (id, at) = (alarm.device ?? "", alarm.receivedAt)
        let home = evidence.record.plan.households.first { $0.id == evidence.household(of: id) }
        guard evidence.device(id)?.kind.isHeardThroughHub == true, !evidence.isMoved(id, by: at), let hub = home?.hub,
            let limit = Self.limits[.hub]
        else { return }
        let stands = evidence.alarms.about([hub.id]).contains { other in
            guard other.rule == limit.rule, !other.isTest, other.receivedAt < at else { return false }
            let last = other.edges.last { $0.at <= at }
            return last.map { $0.state == "unacknowledged" || $0.state == "acknowledged" } ?? false
        }
        let last = evidence.record.heard[hub.id]?.last { $0 <= at } ?? evidence.start - Evidence.prelude
        guard stands, !evidence.isClockDoubtful(last, at),
            evidence.listenedTime(last, at).least > limit.time + evidence.slack(at: at) + .seconds(5)
        else { return }
        violate("\(alarm.name): its hub was heard at \(last.milliseconds), and its outage is one alarm")
    }

    /// While the gateway's clock is wrong its own times say nothing; when the broker was told does: a jump of the clock
    /// is no silence.
    private mutating func checkTold(_ message: AlarmRecord, _ evidence: Evidence) {
        guard let alarm = evidence.alarms[message.alarm], let device = alarm.device, !alarm.isTest,
            let limit = limit(device, evidence), evidence.isClockDoubtful(message.toldAt, message.toldAt)
        else { return }
        let last = evidence.lastHeard(device, before: message.toldAt - .seconds(2))
        let isTroubled = evidence.isTroubled(last, message.toldAt, except: [.clock, .household])
        guard message.toldAt - last < limit - Self.smallJumps, !isTroubled,
            !evidence.hasFailed(last, message.toldAt)
        else { return }
        violate(
            "\(alarm.name): told at \(message.toldAt.milliseconds), and its device was heard "
                + "\((message.toldAt - last).milliseconds / 1_000) s before")
    }

    private mutating func checkGaps(_ device: DevicePlan, _ household: HouseholdPlan, _ evidence: Evidence) {
        guard let limit = Self.limits[device.kind]?.time else { return }
        var moments = (evidence.record.heard[device.id] ?? []).filter { $0 <= evidence.until }
        if evidence.until == .distantFuture { moments.append(evidence.record.lifeEnd) }
        for until in moments {
            guard let from = lastHeard[device.id] else {
                lastHeard[device.id] = until
                continue
            }
            guard until > from else { continue }
            lastHeard[device.id] = until
            // Of a silence that is longer than what is remembered, what is remembered alone is counted.
            let listened = evidence.listenedTime(max(from, evidence.listeningSince), until)
            if device.kind == .hub, until - from > .minutes(14) { hubBack[household.id] = until }
            guard listened.least > limit + evidence.slack(at: until) + .seconds(5),
                !evidence.isClockDoubtful(from, until)
            else { continue }
            let isExplained = device.kind.isHeardThroughHub && hubBack[household.id].map { $0 >= from } ?? false
            let isTold = evidence.alarms.about([device.id]).contains {
                $0.rule == Self.limits[device.kind]?.rule && $0.receivedAt <= until
                    && ($0.endedAt.map { $0 >= from } ?? true)
            }
            guard !isTold, !isExplained, !evidence.isMoved(device.id, by: until) else { continue }
            violate(
                "\(device.id) was silent from \(from.milliseconds) to \(until.milliseconds): no "
                    + (Self.limits[device.kind]?.rule ?? ""))
        }
    }

    private func limit(_ device: String, _ evidence: Evidence) -> TimeSpan? {
        evidence.device(device).flatMap { Self.limits[$0.kind]?.time }
    }

    private mutating func violate(_ text: String) { violations.append(Violation(7, text)) }
}
