import FleetModel
import SimKit

/// Alarms of a state that lasts are raised at their second: at the time of the device that said so first, and the delay
/// of the rule, to the millisecond; and everything is given to whom the device served then (promises 6, 7 and 9).
struct OnsetAudit {
    /// What a person closed while it stood begins anew when it has stood for so long since. Source: decision 34.
    private static func setAside(_ priority: Int64) -> TimeSpan { .hours(priority == 1 ? 1 : 4) }

    /// The longest delay of these rules about what speaks by radio, half an hour (BED-1, WET-2), and some minutes more.
    private static let longestDelay = TimeSpan.minutes(35)

    /// A device's time before this one was never set, and one so far ahead of the gateway's is wrong: then receipt
    /// counts. Source: care.md 8.1 (6); 2020-01-01.
    private static let earliestTime = Moment(milliseconds: 1_577_836_800_000)
    private static let longestLead = TimeSpan.minutes(2)

    /// When an event of a device happened.
    private struct Happening: Hashable {
        let device: String
        let event: String
        let at: Moment
    }

    private(set) var violations: [Violation] = []
    private var happenings: Set<Happening> = []

    mutating func judge(_ evidence: Evidence) {
        for event in evidence.events {
            happenings.insert(Happening(device: event.device, event: event.event, at: event.at))
            let right = Self.date(of: event)
            if event.at != right {
                violate(
                    6,
                    "\(event.event) of \(event.device), received at \(event.receivedAt.milliseconds): it is dated "
                        + "\(event.at.milliseconds), by its device it was at \(right.milliseconds)")
            }
            let served = evidence.place(of: event.device, at: event.at, heardAt: event.receivedAt)
            guard served != event.place else { continue }
            violate(
                6,
                "\(event.event) of \(event.device) at \(event.at.milliseconds) was given to \(event.place), it served "
                    + (served ?? "nobody"))
        }
        for alarm in evidence.alarms.fresh where !alarm.isTest {
            checkPlace(alarm, evidence)
            // What the books say changes what a device is asked, and its delays begin anew.
            if let device = alarm.device, evidence.isProperty(device) { continue }
            if let onsets = Onset.all[alarm.rule] { check(alarm, onsets, evidence) }
            if let (names, delay) = Onset.events[alarm.rule] { check(alarm, names, delay) }
        }
        let old = evidence.until - RunRecord.memory
        happenings = happenings.filter { $0.at >= old }
    }

    /// The time that counts for an event: its device's, where that can be, else that of its receipt.
    static func date(of event: EventRow) -> Moment {
        guard let own = event.deviceTime, own >= earliestTime, own <= event.receivedAt + longestLead else {
            return event.receivedAt
        }
        return own
    }

    private mutating func checkPlace(_ alarm: AlarmRow, _ evidence: Evidence) {
        guard let device = alarm.device, let place = alarm.place else { return }
        // The silence of a device has no moment of its own: it is judged where the device serves now.
        let isSilence = alarm.rule.hasPrefix("DEV-")
        if isSilence, evidence.isClockDoubtful(alarm.raisedAt, alarm.receivedAt) { return }
        let moment = isSilence ? alarm.receivedAt : alarm.raisedAt
        let served = evidence.place(of: device, at: moment, heardAt: alarm.receivedAt)
        if served != place { violate(6, "\(alarm.name): its device served \(served ?? "nobody") then") }
    }

    /// What comes long after it happened may be dated by the first thing that is still of use.
    private mutating func check(_ alarm: AlarmRow, _ names: Set<String>, _ delay: TimeSpan) {
        guard let device = alarm.device, !alarm.isLate else { return }
        let at = alarm.raisedAt - delay
        guard !names.contains(where: { happenings.contains(Happening(device: device, event: $0, at: at)) }) else {
            return
        }
        violate(7, "\(alarm.name): its device told of nothing \(delay.milliseconds / 1_000) s before")
    }

    private mutating func check(_ alarm: AlarmRow, _ onsets: [Onset], _ evidence: Evidence) {
        let before = alarm.raisedAt - .hours(4)
        guard let id = alarm.device, let device = evidence.device(id), device.style != .neither,
            !device.clock.isReplaced(at: alarm.receivedAt, start: evidence.start),
            // What a device tells of before and after its clock was set lies in no order.
            !device.clock.isSet(from: before, until: alarm.receivedAt, start: evidence.start),
            // What the radio lost, or was sent again after later things, is no part of what lasted.
            !evidence.isLost(id, alarm.raisedAt - Self.longestDelay, alarm.receivedAt),
            !evidence.isClockDoubtful(before, alarm.receivedAt)
        else { return }
        for onset in onsets {
            let since = alarm.raisedAt - onset.delay
            guard let said = evidence.said.said(onset.quantity, by: id, at: since), onset.begins(said.value) else {
                continue
            }
            // A rule of sampled values is judged with the sample that comes when the delay is over.
            let last = evidence.said.said(onset.quantity, by: id, at: alarm.raisedAt)
            return checkPromptness(alarm, last ?? said, isSaidThen: last != nil, evidence)
        }
        if let onset = onsets.first(where: { evidence.said.lasts($0, by: id, until: alarm.raisedAt) }),
            let last = evidence.said.said(onset.quantity, by: id, at: alarm.raisedAt)
        {
            return checkPromptness(alarm, last, isSaidThen: true, evidence)
        }
        if onsets.contains(where: { standsOn(alarm, from: alarm.raisedAt - $0.delay, evidence) }) { return }
        // Who was off the wrist all morning is asked for from eight on.
        if alarm.rule == "WEAR-1", CivilDay(of: alarm.raisedAt).at(10) == alarm.raisedAt { return }
        violate(7, "\(alarm.name): its device said nothing at the moment from which its delay would be over then")
    }

    /// Whether the alarm before it was closed so long before that moment, and the condition stood on.
    private func standsOn(_ alarm: AlarmRow, from since: Moment, _ evidence: Evidence) -> Bool {
        let before = evidence.alarms.about([alarm.device ?? ""]).last {
            $0.rule == alarm.rule && $0.number < alarm.number && !$0.isTest
        }
        guard let before, before.closeReason != nil, let closedAt = before.closedAt else { return false }
        return since == closedAt + Self.setAside(before.priority)
    }

    /// The alarm is raised when its time has come and what explains it has arrived, whatever is later.
    private mutating func checkPromptness(
        _ alarm: AlarmRow, _ cause: SaidBook.Saying, isSaidThen: Bool, _ evidence: Evidence
    ) {
        if alarm.raisedAt - alarm.receivedAt > .seconds(120) {
            violate(7, "\(alarm.name): raised before its time, at \(alarm.receivedAt.milliseconds)")
        }
        let open = evidence.record.messages[cause.number]
        guard let arrived = open?.firstArrivedAt ?? cause.arrivedAt, open?.arrivedOnce ?? cause.cameOnce else { return }
        let due = max(alarm.raisedAt, arrived)
        let isExcused =
            // Of a home that is cut off nobody knows whether it lasts, unless the device says so of that very moment.
            evidence.isTroubled(due - .minutes(1), alarm.receivedAt, except: isSaidThen ? [.household] : [])
            || evidence.hasFailed(due - .minutes(1), alarm.receivedAt)
        if alarm.receivedAt > due + evidence.slack(at: due), !isExcused {
            violate(
                7, "\(alarm.name): raised \((alarm.receivedAt - due).milliseconds) ms after it was due and known")
        }
    }

    private mutating func violate(_ promise: Int, _ text: String) { violations.append(Violation(promise, text)) }
}
