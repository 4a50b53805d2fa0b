import CareCore
import CareStore
import CareWire

extension RecordJSON {
    /// `order, bed, opened_at, problems, lasting, closed_at, closed_by, note`.
    static func line(of order: OrderRecord) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("order", order.id.number)
            writer.field("bed", order.bed.description)
            writer.field("opened_at", order.openedAt)
            writer.field("problems", order.problems)
            writer.field("lasting", order.lasting)
            writer.field("closed_at", order.closedAt)
            writer.field("closed_by", order.closedBy)
            writer.field("note", order.closeText)
        }
        return writer.text
    }

    /// `order, rule, device, alarm, priority, found_at, last_at, count, ended_at`.
    static func line(of problem: ProblemRecord, order: OrderID) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("order", order.number)
            writer.field("rule", problem.rule)
            writer.field("device", problem.device?.text)
            writer.field("alarm", problem.alarm.number)
            writer.field("priority", problem.priority.name)
            writer.field("found_at", problem.foundAt)
            writer.field("last_at", problem.lastAt)
            writer.field("count", problem.count)
            writer.field("ended_at", problem.endedAt)
        }
        return writer.text
    }

    /// `kind, rule, device, bed, household, township, alarm, from, until, until_clear, reason, by`.
    static func line(of suppression: SuppressionRecord) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("kind", suppression.kind.name)
            writer.field("rule", suppression.rule)
            writer.field("device", suppression.device?.text)
            writer.field("bed", suppression.bed?.description)
            writer.field("household", suppression.household?.text)
            writer.field("township", suppression.township)
            writer.field("alarm", suppression.alarm?.number)
            writer.field("from", suppression.from)
            writer.field("until", suppression.until)
            writer.field("until_clear", suppression.untilClear)
            writer.field("reason", suppression.reason)
            writer.field("by", suppression.by)
        }
        return writer.text
    }
}
