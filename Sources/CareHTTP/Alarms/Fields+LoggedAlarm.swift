internal import CareCore
internal import CareStore
internal import CareWire

extension Fields {
    /// One transition in the order of all, as the log and the live feed send it: what happened, and the alarm as it is
    /// now.
    init(_ entry: LoggedAlarm, titles: [String: BilingualText], tellsWho: Bool) {
        self.init { fields in
            fields.put("number", entry.number)
            fields.put("transition", Fields(entry.edge, of: entry.alarm.id, tellsWho: tellsWho))
            fields.put("alarm", Fields(entry.alarm, titles: titles, tellsWho: tellsWho))
        }
    }
}
