internal import CareCore
internal import CareStore

/// One transition in the order of all, as the log and the live feed send it: what happened, and the alarm as it is now.
struct AlarmLogEntry: Encodable, Sendable {
    let number: Int64
    let transition: AlarmEdgeResource
    let alarm: AlarmResource

    init(_ entry: LoggedAlarm, titles: [String: BilingualText], for viewer: AlarmViewer) {
        number = entry.number
        transition = AlarmEdgeResource(entry.edge, for: viewer)
        alarm = AlarmResource(entry.alarm, titles: titles, for: viewer)
    }
}
