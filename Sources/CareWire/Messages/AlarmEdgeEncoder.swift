public import CareCore

/// Writes the message that tells of an alarm's transition. Source: DESIGN 6.
public enum AlarmEdgeEncoder {
    /// The payload of `edge`.
    ///
    /// `bed` and `device` are `null` when there is none. An alarm at a household has no `bed`, but `household` and
    /// `beds`, so that all its residents are named; one about an area has its `township`. Moments are integer
    /// milliseconds; `raised_at` is device time, `at` is gateway time.
    /// `responder` is who was sent, `assignee` whose it is, `until` when a shelved, suppressed or out-of-service alarm
    /// rings again at the latest, `detail` what was said with the transition; each only where there is one.
    /// `note` is what must be known before anybody acts on it, as that the service has ended.
    /// `incident` is the number of the incident that it belongs to, `drill` says that it is a press of a drill.
    /// `isUnrecorded` says that the alarm could not be written and will be told again when it is: `"unrecorded":true`.
    public static func encode(_ edge: AlarmEdge, registry: Registry, isUnrecorded: Bool = false) -> [UInt8] {
        let alarm = edge.alarm
        var json = JSONWriter(capacity: 384)
        json.object { json in
            json.field("v", 1)
            json.field("alarm", alarm.id.description)
            json.field("edge", alarm.edge)
            json.field("cause", edge.cause.name)
            json.field("state", alarm.state.name)
            json.field("work", alarm.work.name)
            json.field("rule", alarm.key.rule)
            json.field("priority", alarm.priority.name)
            json.field("audience", alarm.audience.name)
            write(place(of: alarm), registry, into: &json)
            if case .township(let township) = alarm.key.subject { json.field("township", township.description) }
            json.field("device", alarm.device.map { registry[$0].id.text })
            json.field("count", alarm.count)
            json.field("test", alarm.key.isTest)
            json.field("late", alarm.isLate)
            json.field("raised_at", alarm.raisedAt)
            json.field("at", edge.at)
            if let responder = alarm.responder { json.field("responder", responder) }
            if let assignee = alarm.assignee { json.field("assignee", assignee) }
            if let until = alarm.hold?.until { json.field("until", until) }
            if let detail = edge.detail { json.field("detail", text(of: detail)) }
            if let note = alarm.note { json.field("note", note) }
            if let incident = alarm.incident { json.field("incident", incident.number) }
            if alarm.isDrill { json.field("drill", true) }
            if isUnrecorded { json.field("unrecorded", true) }
        }
        return json.bytes
    }

    /// In one line, as a note is: Chinese, then English where that says the same in other words.
    private static func text(of remark: AlarmRemark) -> String {
        let words = remark.words
        return words.zh == words.en ? words.zh : "\(words.zh) \(words.en)"
    }

    /// The place that the alarm is about, or at which the device that it is about serves.
    static func place(of alarm: Alarm) -> Place? {
        if case .place(let place) = alarm.key.subject { return place }
        return alarm.place
    }

    static func write(_ place: Place?, _ registry: Registry, into json: inout JSONWriter) {
        switch place {
        case nil: json.field("bed", nil as String?)
        case .bed(let bed): json.field("bed", registry[bed].id.description)
        case .household(let household):
            json.field("bed", nil as String?)
            json.field("household", registry[household].id.text)
            json.array("beds") { json in
                for bed in registry.beds(of: .household(household)) { json.value(registry[bed].id.description) }
            }
        }
    }
}
