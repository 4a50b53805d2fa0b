import FleetModel
import SimKit

/// Each emergency is exactly one alarm with the right count: the events of a rule and a place against its alarms, one
/// by one (promises 2, 3 and 8).
struct EventAlarmAudit {
    /// Rules that ring at once for an event and are ended by a person. Source: care.md 8.2 and 8.4.
    private static let rules = [
        "sos": "SOS-1", "smoke": "ENV-1", "gas": "ENV-2", "co_alarm": "ENV-2", "fall": "FALL-1",
    ]

    private struct Key: Hashable {
        let rule: String
        let place: String
    }

    private let evidence: Evidence
    private(set) var violations: [Violation] = []

    init(_ evidence: Evidence) {
        self.evidence = evidence
        var events: [Key: [EventRow]] = [:]
        for event in evidence.events where !event.isTest {
            guard let rule = Self.rules[event.event] else { continue }
            events[Key(rule: rule, place: event.place), default: []].append(event)
        }
        var alarms: [Key: [AlarmRow]] = [:]
        for alarm in evidence.alarms where !alarm.isTest && Self.rules.values.contains(alarm.rule) {
            alarms[Key(rule: alarm.rule, place: alarm.place ?? ""), default: []].append(alarm)
        }
        for key in Set(events.keys).union(alarms.keys).sorted(by: { ($0.rule, $0.place) < ($1.rule, $1.place) }) {
            compare(key, events[key] ?? [], alarms[key] ?? [])
        }
    }

    private mutating func compare(_ key: Key, _ events: [EventRow], _ alarms: [AlarmRow]) {
        var counts = [Int64](repeating: 0, count: alarms.count)
        var unsure = Set<Int>()
        for event in events {
            let index = alarms.firstIndex { alarm in
                alarm.receivedAt <= event.receivedAt && (alarm.endedAt.map { event.receivedAt <= $0 } ?? true)
            }
            let mayBeNone = key.rule == "FALL-1" && isUnseen(event)
            guard let index else {
                if !mayBeNone { violate("\(key.rule) of \(key.place): \(describe(event)) rang no alarm") }
                continue
            }
            counts[index] += 1
            if mayBeNone { unsure.insert(index) }
            if counts[index] == 1, alarms[index].raisedAt != event.at, !mayBeNone {
                violate("\(alarms[index].name): its first cause, \(describe(event)), was at \(event.at.milliseconds)")
            }
        }
        for (index, alarm) in alarms.enumerated() {
            if counts[index] == 0 { violate("\(alarm.name): nothing happened that explains it") }
            let isRight = unsure.contains(index) ? alarm.count <= counts[index] : alarm.count == counts[index]
            if !isRight { violate("\(alarm.name): counts \(alarm.count), there were \(counts[index]) causes") }
        }
    }

    /// A fall rings unless the watch says that it is not worn; what the gateway last heard of that may be old.
    private func isUnseen(_ event: EventRow) -> Bool {
        let isUsable = evidence.device(event.device)?.hasUsableClock ?? false
        return !isUsable || evidence.isTroubled(event.at - .hours(5), event.receivedAt)
            || evidence.record.truths.contains {
                ($0.kind == .linkLost || $0.kind == .linkBack) && $0.at > event.at - .hours(8)
                    && $0.at < event.receivedAt
            }
    }

    private func describe(_ event: EventRow) -> String {
        "\(event.event) of \(event.device), ref \(event.reference ?? "none"), received at "
            + "\(event.receivedAt.milliseconds)"
    }

    private mutating func violate(_ text: String) { violations.append(Violation(2, text)) }
}
