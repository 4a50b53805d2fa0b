import FleetModel
import SimKit

/// A pad that is wet and dry in turn every few seconds is nothing that has lasted: it rings when it has come to rest
/// and is wet for the delay of its rule, and not before (care.md 8.1, 2; promise 7).
struct FlutterAudit {
    private static let rules: Set<String> = ["WET-1", "WET-2"]

    private(set) var violations: [Violation] = []

    mutating func judge(_ evidence: Evidence) {
        let turns = evidence.record.truths.filter { $0.kind == .padFlutters || $0.kind == .padSteady }
        guard !turns.isEmpty else { return }
        for alarm in evidence.alarms.fresh where Self.rules.contains(alarm.rule) && !alarm.isTest {
            guard let device = alarm.device, let begin = Self.flutter(of: device, at: alarm.receivedAt, turns) else {
                continue
            }
            let (from, household) = (begin.at - .minutes(2), begin.household)
            let isExcused =
                evidence.isMoved(device, by: alarm.receivedAt) || evidence.hasFailed(from, alarm.receivedAt)
                // A connection that has gone quiet is given up after three quarters of a minute, and lost until then.
                || evidence.isTroubled(from, alarm.receivedAt + .minutes(1), in: household)
                || evidence.isLinkChanged(household, from, alarm.receivedAt)
                || evidence.isLinkDown(household, at: from)
                // By a clock that is set meanwhile a turn may last as long as the delay.
                || isClockSet(device, from, alarm.receivedAt, evidence)
                || evidence.isLost(device, from, alarm.receivedAt)
            // A pad that says nothing any more stays as it was.
            let isAfterwards = evidence.until == .distantFuture && alarm.receivedAt > evidence.record.lifeEnd
            guard !isExcused, !isAfterwards else { continue }
            violations.append(
                Violation(7, "\(alarm.name): its pad has fluttered since \(begin.at.milliseconds), nothing lasted"))
        }
    }

    private func isClockSet(_ device: String, _ from: Moment, _ until: Moment, _ evidence: Evidence) -> Bool {
        evidence.device(device)?.clock.isSet(from: from, until: until, start: evidence.start) ?? false
    }

    /// The beginning of the flutter of a device that goes on at the moment; `nil` when it is at rest.
    static func flutter(of device: String, at moment: Moment, _ turns: [TruthEntry]) -> TruthEntry? {
        let last = turns.last { $0.device == device && $0.at < moment }
        return last?.kind == .padFlutters ? last : nil
    }
}
