import FleetModel
import SimKit

/// Each emergency is exactly one alarm with the right count: the events of a rule and a place against its alarms, one
/// by one (promises 2, 3 and 8).
struct EventAlarmAudit {
    /// Rules that ring at once for an event, however late it is told. Source: care.md 8.2 and 8.4.
    private static let rules = [
        "sos": "SOS-1", "smoke": "ENV-1", "gas": "ENV-2", "co_alarm": "ENV-2", "fall": "FALL-1",
        "service_call": "SOS-2", "dose_missed": "MED-2",
    ]

    /// A fall that is seen and not felt has a rule of its own. Source: care.md 8.2.
    private static let seenFall = "FALL-2"

    /// Rules that are asked of what is to be collected too. Source: care.md 8.2.
    private static let emergencies: Set<String> = ["SOS-1", "ENV-1", "ENV-2", "FALL-1", seenFall]

    /// An event that is told later than this raises an alarm that is marked late. Source: care.md 8.1 (5).
    private static let lateAge = TimeSpan.minutes(10)

    /// A watch says every five minutes whether it is worn: in so long a time without trouble it has been heard.
    private static let hearingTime = TimeSpan.minutes(20)

    /// What a watch said counts for less than three hours (care.md 8.2); what was heard before that is left aside.
    private static let wornMemory = TimeSpan.minutes(150)

    private struct Causes {
        var count: Int64 = 0
        /// How many of them must have rung; the others may have rung nothing.
        var sure: Int64 = 0
    }

    private var causes: [Int64: Causes] = [:]
    private(set) var violations: [Violation] = []

    mutating func judge(_ evidence: Evidence) {
        for event in evidence.events where !event.isTest {
            if let rule = Self.rule(event, evidence) { count(event, rule, evidence) }
        }
        for alarm in evidence.alarms.closing
        where !alarm.isTest && (Self.rules.values.contains(alarm.rule) || alarm.rule == Self.seenFall) {
            let found = causes.removeValue(forKey: alarm.number) ?? Causes()
            if found.count == 0 { violate("\(alarm.name): nothing happened that explains it") }
            if !(found.sure...found.count).contains(alarm.count) {
                violate(
                    "\(alarm.name): counts \(alarm.count), there were \(found.count) causes, of which \(found.sure) "
                        + "must have rung")
            }
        }
    }

    private static func rule(_ event: EventRow, _ evidence: Evidence) -> String? {
        let isSeen = event.event == "fall" && evidence.device(event.device)?.kind == .radar
        return isSeen ? seenFall : rules[event.event]
    }

    private mutating func count(_ event: EventRow, _ rule: String, _ evidence: Evidence) {
        let alarm = evidence.alarms.about([event.place]).first { alarm in
            alarm.rule == rule && !alarm.isTest && alarm.place == event.place && alarm.receivedAt <= event.receivedAt
                && (alarm.endedAt.map { event.receivedAt <= $0 } ?? true)
        }
        // What is to be collected is asked for emergencies only.
        let isUnasked = evidence.isProperty(event.device) && !Self.emergencies.contains(rule)
        let mayBeNone = isUnasked || rule == "FALL-1" && isUnseen(event, evidence)
        guard let alarm else {
            if !mayBeNone { violate("\(rule) of \(event.place): \(describe(event)) rang no alarm") }
            return
        }
        causes[alarm.number, default: Causes()].count += 1
        if !mayBeNone { causes[alarm.number]?.sure += 1 }
        guard causes[alarm.number]?.count == 1, !mayBeNone else { return }
        if alarm.raisedAt != event.at {
            violate("\(alarm.name): its first cause, \(describe(event)), was at \(event.at.milliseconds)")
        }
        let isLate = event.receivedAt - event.at > Self.lateAge
        if alarm.isLate != isLate {
            violate("\(alarm.name): it is \(isLate ? "not " : "")marked late, its first cause is \(describe(event))")
        }
    }

    /// A fall rings unless the watch says that it is not worn. Who falls wears it: the gateway may believe otherwise
    /// only where the watch was not heard since it was put on, or was taken off again before the fall was told.
    private func isUnseen(_ event: EventRow, _ evidence: Evidence) -> Bool {
        // What one says that dates nothing is as new as its last delivery.
        guard let watch = evidence.device(event.device), watch.hasUsableClock, watch.style != .neither,
            !evidence.isMoved(event.device, by: event.receivedAt),
            !evidence.isClockDoubtful(event.at - Self.wornMemory, event.receivedAt)
        else { return true }
        let last = evidence.record.truths.last { truth in
            truth.device == event.device && truth.at <= event.receivedAt + .minutes(1)
                && (truth.kind == .watchOn || truth.kind == .watchOff)
        }
        // One that was worn all the time never said anything else.
        guard let last else { return false }
        guard last.kind == .watchOn else { return true }
        var from = max(last.at, event.at - Self.wornMemory)
        while from + Self.hearingTime <= event.at {
            if isQuiet(evidence.household(of: event.device), from, from + Self.hearingTime, evidence) { return false }
            from = from + .minutes(5)
        }
        return true
    }

    /// Whether nothing hid what the devices of a household said between the moments.
    private func isQuiet(_ household: String, _ from: Moment, _ until: Moment, _ evidence: Evidence) -> Bool {
        !evidence.isTroubled(from, until, in: household) && !evidence.hasFailed(from, until)
            && !evidence.isLinkDown(household, at: from) && !evidence.isLinkChanged(household, from, until)
    }

    private func describe(_ event: EventRow) -> String {
        "\(event.event) of \(event.device), ref \(event.reference ?? "none"), received at "
            + "\(event.receivedAt.milliseconds)"
    }

    private mutating func violate(_ text: String) { violations.append(Violation(2, text)) }
}
