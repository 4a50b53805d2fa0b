import CareCore
import CareStore
import CareWire

extension RecordJSON {
    /// `number, purpose, alarm, edge, incident, role, recipient, channel, priority, drill, at, outcome, due_at,
    /// settled_at, message, attempts`, the last a list of `attempt, at, length_ms, result, answer`.
    static func line(of record: NotificationRecord) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("number", record.id.number)
            writer.field("purpose", record.purpose.name)
            writer.field("alarm", record.alarm?.number)
            writer.field("edge", record.edge)
            writer.field("incident", record.incident?.number)
            writer.field("role", record.role)
            writer.field("recipient", record.recipient)
            writer.field("channel", record.channel)
            writer.field("priority", record.priority.name)
            writer.field("drill", record.isDrill)
            writer.field("at", record.at)
            writer.field("outcome", record.outcome.name)
            writer.field("due_at", record.dueAt)
            writer.field("settled_at", record.settledAt)
            writer.field("message", record.message)
            writer.array("attempts") { writer in
                for attempt in record.attempts {
                    writer.object { writer in
                        writer.field("attempt", attempt.attempt)
                        writer.field("at", attempt.at)
                        writer.field("length_ms", attempt.length.count)
                        writer.field("result", attempt.result.name)
                        writer.field("answer", attempt.answer)
                    }
                }
            }
        }
        return writer.text
    }
}
