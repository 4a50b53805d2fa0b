import FleetModel
import SimKit

/// The alarms as an observer of the alarm topics knows them.
struct AlarmBook {
    private var alarms: [String: (alarm: SeenAlarm, since: Moment)] = [:]
    private(set) var raised = 0
    private(set) var acknowledged = 0
    private(set) var cleared = 0
    private(set) var messages = 0

    /// Takes in a transition; a message that came twice is taken once.
    /// - Returns: Whether it was new.
    mutating func see(_ alarm: SeenAlarm, now: Moment) -> Bool {
        messages += 1
        if let known = alarms[alarm.id], known.alarm.edge >= alarm.edge { return false }
        switch alarm.cause {
        case "raised": raised += 1
        case "acknowledged": acknowledged += 1
        default: break
        }
        if alarm.isOver { cleared += 1 }
        alarms[alarm.id] = (alarm, alarms[alarm.id]?.since ?? now)
        return true
    }

    var openCount: Int { alarms.values.count { !$0.alarm.isOver } }

    /// The open ones, most urgent and newest first.
    var open: [(alarm: SeenAlarm, since: Moment)] {
        alarms.values.filter { !$0.alarm.isOver }.sorted {
            ($0.alarm.priority, $1.since, $0.alarm.id) < ($1.alarm.priority, $0.since, $1.alarm.id)
        }
    }
}
