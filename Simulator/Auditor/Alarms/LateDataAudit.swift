import FleetModel
import SimKit

/// What a device tells more than ten minutes after it was so, by its own clock, raises nothing that only helps at once:
/// it is history (promise 7).
struct LateDataAudit {
    /// Source: care.md 8.1 (5).
    private static let age = TimeSpan.minutes(10)
    /// Alarms of vital signs, of beds and of wetness. Source: the same.
    private static let rules: Set<String> = [
        "BED-1", "VIT-1", "VIT-2", "VIT-3", "VIT-4", "VIT-6", "VIT-8", "VIT-9", "VIT-10",
        "VIT-10-CRISIS", "WET-1", "WET-2",
    ]
    /// The longest that such a rule waits after what begins it: what was told in time may ring after the clock was set.
    private static let longestDelay = TimeSpan.hours(4)

    private(set) var violations: [Violation] = []

    mutating func judge(_ evidence: Evidence) {
        for alarm in evidence.alarms.fresh where !alarm.isTest {
            guard let device = evidence.device(alarm.device ?? ""), Self.isLate(alarm, device, start: evidence.start),
                !evidence.isClockDoubtful(alarm.receivedAt - Self.longestDelay, alarm.receivedAt)
            else { continue }
            violations.append(
                Violation(7, "\(alarm.name): its device's clock is so far behind that all it says is history"))
        }
    }

    /// Whether everything that the device said in the time of the alarm was late, by what its clock showed then.
    static func isLate(_ alarm: AlarmRow, _ device: DevicePlan, start: Moment) -> Bool {
        let now = alarm.receivedAt
        guard rules.contains(alarm.rule), device.style != .neither, device.clock != .neverSet,
            !device.clock.isSet(from: now - longestDelay, until: now, start: start)
        else { return false }
        return now - device.clock.reading(at: now, start: start) > age + .minutes(1)
    }
}
