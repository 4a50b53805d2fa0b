import CareCore
import CareStore
import CareWire

extension RecordJSON {
    /// `number, purpose, alarm, edge, incident, role, recipient, channel, priority, drill, at, outcome, due_at,
    /// settled_at, message, attempts`, the last a list of `attempt, at, length_ms, result, answer`.
    static func fields(of record: NotificationRecord) -> Fields {
        Fields { fields in
            fields.put("number", record.id.number)
            fields.put("purpose", record.purpose.name)
            fields.put("alarm", record.alarm?.number)
            fields.put("edge", record.edge)
            fields.put("incident", record.incident?.number)
            fields.put("role", record.role)
            fields.put("recipient", record.recipient)
            fields.put("channel", record.channel)
            fields.put("priority", record.priority.name)
            fields.put("drill", record.isDrill)
            fields.put("at", record.at)
            fields.put("outcome", record.outcome.name)
            fields.put("due_at", record.dueAt)
            fields.put("settled_at", record.settledAt)
            fields.put("message", record.message)
            fields.put("attempts", record.attempts.map(Self.fields))
        }
    }

    private static func fields(of attempt: DeliveryAttemptRecord) -> Fields {
        Fields { fields in
            fields.put("attempt", attempt.attempt)
            fields.put("at", attempt.at)
            fields.put("length_ms", attempt.length.count)
            fields.put("result", attempt.result.name)
            fields.put("answer", attempt.answer)
        }
    }
}
