public import CareCore

/// Writes what a system hears that takes notifications over MQTT.
public enum NotificationEncoder {
    /// The payload: `{"v":1,"id":"7","purpose":"raised","recipient":…,"role":…,"priority":"P1","alarm":"12","edge":1,
    /// "rule":"SOS-1","bed":…,"device":…,"drill":false,"at":…}`.
    ///
    /// `id` is the notification's number: a second delivery carries the same. Without an alarm, or when it is not known
    /// any more, `alarm`, `rule`, `bed` and `device` are `null`; an alarm of a household has `household` and `beds` as
    /// on the alarm's own topic. That an incident began or is over has `incident`, `kind` and `township`. `at` is
    /// gateway time in integer milliseconds. It holds no address of the recipient. `isUnrecorded` says that there was
    /// no room for its row and it will be told again: `"unrecorded":true`.
    public static func encode(
        _ notification: Notification, alarm: Alarm?, incident: Incident? = nil, registry: Registry,
        isUnrecorded: Bool = false
    ) -> [UInt8] {
        var json = JSONWriter(capacity: 320)
        json.object { json in
            json.field("v", 1)
            json.field("id", "\(notification.id.number)")
            json.field("purpose", notification.purpose.name)
            json.field("recipient", notification.recipient)
            json.field("role", notification.role)
            json.field("priority", notification.priority.name)
            json.field("alarm", notification.alarm?.description)
            json.field("edge", notification.edge)
            json.field("rule", alarm?.key.rule)
            AlarmEdgeEncoder.write(alarm.flatMap(AlarmEdgeEncoder.place(of:)), registry, into: &json)
            json.field("device", (alarm?.device).map { registry[$0].id.text })
            if let note = alarm?.note { json.field("note", note) }
            json.field("drill", notification.isDrill)
            if let incident {
                json.field("incident", incident.id.number)
                json.field("kind", incident.kind.name)
                json.field("township", incident.township.description)
            }
            json.field("at", notification.at)
            if isUnrecorded { json.field("unrecorded", true) }
        }
        return json.bytes
    }
}
