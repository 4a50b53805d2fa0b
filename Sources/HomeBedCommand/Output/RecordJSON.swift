import CareCore
import CareStore
import CareWire

/// Records as one JSON object a line. The field names are a contract with other programs and never change.
enum RecordJSON {
    /// `id, rule, device, bed, priority, state, count, test, late, raised_at, acknowledged_at, cleared_at`, then what
    /// people did: `work, audience, acknowledged_by, called_back_at, dispatched_at, responder, on_site_at, assignee,
    /// hold_reason, hold_by, hold_until, closed_at, closed_by, close_reason, close_text, township, note`.
    static func line(of alarm: AlarmRecord) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("id", alarm.id.number)
            writer.field("rule", alarm.rule)
            writer.field("device", alarm.device?.text)
            writer.field("bed", alarm.bed?.description)
            writer.field("priority", alarm.priority.name)
            writer.field("state", alarm.state.name)
            writer.field("count", alarm.count)
            writer.field("test", alarm.isTest)
            writer.field("late", alarm.isLate)
            writer.field("raised_at", alarm.raisedAt)
            writer.field("acknowledged_at", alarm.acknowledgedAt)
            writer.field("cleared_at", alarm.clearedAt)
            writer.field("work", alarm.work.name)
            writer.field("audience", alarm.audience.name)
            writer.field("acknowledged_by", alarm.acknowledgedBy)
            writer.field("called_back_at", alarm.calledBack?.at)
            writer.field("dispatched_at", alarm.dispatched?.at)
            writer.field("responder", alarm.responder)
            writer.field("on_site_at", alarm.arrived?.at)
            writer.field("assignee", alarm.assignee)
            writer.field("hold_reason", alarm.hold?.reason)
            writer.field("hold_by", alarm.hold?.by)
            writer.field("hold_until", alarm.hold?.until)
            writer.field("closed_at", alarm.closedAt)
            writer.field("closed_by", alarm.closedBy)
            writer.field("close_reason", alarm.closeReason?.name)
            writer.field("close_text", alarm.closeText)
            writer.field("township", alarm.township?.description)
            writer.field("note", alarm.note)
        }
        return writer.text
    }

    /// `done` true with `text`, or false with `reasons`.
    static func line(of outcome: CommandOutcome) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            switch outcome {
            case .done(let text):
                writer.field("done", true)
                writer.field("text", text)
            case .refused(let reasons):
                writer.field("done", false)
                writer.array("reasons") { writer in for reason in reasons { writer.value(reason) } }
            }
        }
        return writer.text
    }

    /// `alarm, edge, cause, state, work, priority, count, at, by, detail`.
    static func line(of edge: AlarmEdgeRecord, alarm: AlarmID) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("alarm", alarm.number)
            writer.field("edge", edge.edge)
            writer.field("cause", edge.cause.name)
            writer.field("state", edge.state.name)
            writer.field("work", edge.work.name)
            writer.field("priority", edge.priority.name)
            writer.field("count", edge.count)
            writer.field("at", edge.at)
            writer.field("by", edge.by)
            writer.field("detail", edge.detail)
        }
        return writer.text
    }

    /// `device, bed, metric, value, valid, device_time, received_at`. The value is a number, for a flag true or false,
    /// for a state its name, and null where what was sent was none of these.
    static func line(of reading: ReadingRecord) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("device", reading.device.text)
            writer.field("bed", reading.bed?.description)
            writer.field("metric", reading.metric.name)
            switch MetricValue(reading.metric, reading.value) {
            case .number(let number): writer.field("value", number)
            case .flag(let isTrue): writer.field("value", isTrue)
            case .state(let name): writer.field("value", name)
            case .none: writer.field("value", String?.none)
            }
            writer.field("valid", reading.validity == .valid)
            writer.field("device_time", reading.deviceTime)
            writer.field("received_at", reading.receivedAt)
        }
        return writer.text
    }

    /// `topic, reason, received_at, payload`. Bytes that are no UTF-8 stand as U+FFFD.
    static func line(of message: QuarantineRecord) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("topic", String(decoding: message.topic, as: UTF8.self))
            writer.field("reason", message.reason.name)
            writer.field("received_at", message.receivedAt)
            writer.field("payload", String(decoding: message.payload, as: UTF8.self))
        }
        return writer.text
    }

    /// `profile, class, serves, title_zh, title_en, reusable, catalogue, ieee11073, battery, measures_on_demand,
    /// rules`. `battery` is null or an object of `kind`, `cell` and `life` (milliseconds).
    static func line(of profile: Profile) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("profile", profile.id)
            writer.field("class", profile.deviceClass.name)
            writer.field("serves", profile.servesHousehold ? "household" : "bed")
            writer.field("title_zh", profile.title.zh)
            writer.field("title_en", profile.title.en)
            writer.field("reusable", profile.isReusable)
            writer.field("catalogue", profile.inventory.catalogue)
            writer.field("ieee11073", profile.inventory.sensorCode.map(Int64.init))
            if let battery = profile.inventory.battery {
                writer.object("battery") { writer in
                    writer.field("kind", battery.kind.rawValue)
                    writer.field("cell", battery.cell)
                    writer.field("life", battery.life?.count)
                }
            } else {
                writer.field("battery", String?.none)
            }
            writer.array("measures_on_demand") { writer in
                for metric in profile.measurable { writer.value(metric.name) }
            }
            writer.array("rules") { writer in
                for rule in profile.rules where rule.isEnabled { writer.value(rule.id) }
            }
        }
        return writer.text
    }
}
