public import CareCore
public import CareWire

extension Fields {
    /// An alarm: what it is, where, when what happened with it, and who did it.
    /// - Parameters:
    ///   - alarm: The alarm.
    ///   - titles: What people read for the identity of a rule.
    ///   - tellsWho: Whether the words and names of those who work on it are told; `null` otherwise.
    public init(_ alarm: AlarmRecord, titles: [String: BilingualText], tellsWho: Bool = true) {
        self.init { fields in
            fields.putNature(of: alarm, titles)
            fields.putPlace(of: alarm, tellsWho: tellsWho)
            fields.putWay(of: alarm, tellsWho: tellsWho)
            fields.put(
                "hold",
                alarm.hold.map { hold in
                    Fields { fields in
                        fields.put("reason", tellsWho ? hold.reason.words : nil)
                        fields.put("by", tellsWho ? hold.by : nil)
                        fields.put("until", hold.until)
                    }
                })
            fields.put("note", tellsWho ? alarm.note : nil)
        }
    }

    /// `alarm, edge, rule, title, priority, audience, state, work, count, test, late`.
    private mutating func putNature(of alarm: AlarmRecord, _ titles: [String: BilingualText]) {
        put("alarm", alarm.id.number)
        put("edge", alarm.edge)
        put("rule", alarm.rule)
        put("title", titles[alarm.rule] ?? BilingualText(zh: alarm.rule, en: alarm.rule))
        put("priority", alarm.priority.name)
        put("audience", alarm.audience.name)
        put("state", alarm.state.name)
        put("work", alarm.work.name)
        put("count", alarm.count)
        put("test", alarm.isTest)
        put("late", alarm.isLate)
    }

    /// `bed, household, beds, last_beds, county, township, provider, device`.
    private mutating func putPlace(of alarm: AlarmRecord, tellsWho: Bool) {
        put("bed", alarm.bed?.description)
        put("household", alarm.household?.text)
        put("beds", alarm.bed.map { [$0.description] } ?? alarm.sharedBeds.map(\.description))
        put("last_beds", tellsWho ? alarm.lastBeds.map(\.description) : [])
        put("county", alarm.county?.description)
        put("township", (alarm.township ?? alarm.bedTownship)?.description)
        put("provider", alarm.provider?.text)
        put("device", alarm.device?.text)
    }

    /// `raised_at, received_at, last_at, acknowledged_at, acknowledged_by, called_back_at, called_back_by,
    /// dispatched_at, dispatched_by, responder, arrived_at, arrived_by, assignee, cleared_at, closed_at, closed_by,
    /// close_reason, close_note, escalates_at`.
    private mutating func putWay(of alarm: AlarmRecord, tellsWho: Bool) {
        func who(_ text: String?) -> String? { tellsWho ? text : nil }
        put("raised_at", alarm.raisedAt)
        put("received_at", alarm.receivedAt)
        put("last_at", alarm.lastAt)
        put("acknowledged_at", alarm.acknowledgedAt)
        put("acknowledged_by", who(alarm.acknowledgedBy))
        put("called_back_at", alarm.calledBack?.at)
        put("called_back_by", who(alarm.calledBack?.by))
        put("dispatched_at", alarm.dispatched?.at)
        put("dispatched_by", who(alarm.dispatched?.by))
        put("responder", who(alarm.responder))
        put("arrived_at", alarm.arrived?.at)
        put("arrived_by", who(alarm.arrived?.by))
        put("assignee", who(alarm.assignee))
        put("cleared_at", alarm.clearedAt)
        put("closed_at", alarm.closedAt)
        put("closed_by", who(alarm.closedBy))
        put("close_reason", who(alarm.closeReason?.name))
        put("close_note", who(alarm.closeText))
        put("escalates_at", alarm.escalatesAt)
    }

    /// A transition of an alarm: `alarm, edge, cause, state, work, priority, count, at, by, detail`.
    /// - Parameters:
    ///   - edge: The transition.
    ///   - alarm: Its alarm.
    ///   - tellsWho: Whether it is told who did it, and what was said with it.
    public init(_ edge: AlarmEdgeRecord, of alarm: AlarmID, tellsWho: Bool = true) {
        self.init { fields in
            fields.put("alarm", alarm.number)
            fields.put("edge", edge.edge)
            fields.put("cause", edge.cause.name)
            fields.put("state", edge.state.name)
            fields.put("work", edge.work.name)
            fields.put("priority", edge.priority.name)
            fields.put("count", edge.count)
            fields.put("at", edge.at)
            fields.put("by", tellsWho ? edge.by : nil)
            fields.put("detail", tellsWho ? edge.detail?.words : nil)
        }
    }
}
