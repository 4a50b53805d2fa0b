import FleetModel
import SimKit

/// What swings about a limit is one alarm, and not one each time it passes the limit (promise 8).
struct HoverAudit {
    private(set) var violations: [Violation] = []

    mutating func judge(_ evidence: Evidence) {
        let hovering = Set(evidence.record.truths.filter { $0.kind == .batteryHovers }.compactMap(\.device))
        for alarm in evidence.alarms.fresh where alarm.rule == "BAT-1" && !alarm.isTest {
            guard let device = alarm.device, hovering.contains(device),
                !evidence.isMoved(device, by: alarm.receivedAt)
            else { continue }
            guard Self.isOneMore(alarm, among: evidence.alarms.about([device])) else { continue }
            violations.append(
                Violation(8, "\(alarm.name): its battery never showed 30 %, and the alarm before it ended"))
        }
    }

    /// Whether the same was an alarm before that nobody closed: it ends at 30 per cent only (care.md 8.2, BAT-1).
    static func isOneMore(_ alarm: AlarmRow, among alarms: [AlarmRow]) -> Bool {
        let before = alarms.last { $0.rule == alarm.rule && $0.number < alarm.number && !$0.isTest }
        return before.map { $0.closeReason == nil } ?? false
    }
}
