import CareCore
import CareRecords
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

    /// `order, rule, device, alarm, priority, found_at, last_at, count, ended_at`, then how far it has come: `problem,
    /// step, assigned_at, assigned_by, assignee, due_at, mended_at, mended_by, work, parts, battery_replaced, evidence,
    /// evidence_at, accepted_at, accepted_by, proof, seen, signed_at, signed_by, sign_note`.
    static func line(of record: ProblemRecord) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("order", record.order.number)
            writer.field("rule", record.problem.rule)
            writer.field("device", record.device?.text)
            writer.field("alarm", record.problem.alarm.number)
            writer.field("priority", record.problem.priority.name)
            writer.field("found_at", record.problem.foundAt)
            writer.field("last_at", record.problem.lastAt)
            writer.field("count", record.problem.count)
            writer.field("ended_at", record.problem.endedAt)
            way(of: record.problem, into: &writer)
        }
        return writer.text
    }

    /// `order, problem, bed, device, rule, priority, critical, step, found_at, due_at, over_ms, assignee`.
    static func line(of repair: RepairLine, overdue: Milliseconds?) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("order", repair.order.number)
            writer.field("problem", repair.problem.number)
            writer.field("bed", repair.bed.description)
            writer.field("device", repair.device?.text)
            writer.field("rule", repair.problem.rule)
            writer.field("priority", repair.problem.priority.name)
            writer.field("critical", repair.isCritical)
            writer.field("step", repair.problem.step.name)
            writer.field("found_at", repair.problem.foundAt)
            writer.field("due_at", repair.due)
            writer.field("over_ms", overdue?.count)
            writer.field("assignee", repair.problem.assignment?.to)
        }
        return writer.text
    }

    private static func way(of problem: MaintenanceProblem, into writer: inout JSONWriter) {
        writer.field("problem", problem.number)
        writer.field("step", problem.step.name)
        writer.field("assigned_at", problem.assignment?.at)
        writer.field("assigned_by", problem.assignment?.by)
        writer.field("assignee", problem.assignment?.to)
        writer.field("due_at", problem.assignment?.due)
        writer.field("mended_at", problem.mending?.at)
        writer.field("mended_by", problem.mending?.by)
        writer.field("work", problem.mending?.work.text)
        writer.field("parts", problem.mending?.work.parts)
        writer.field("battery_replaced", problem.mending?.work.replacedBattery)
        writer.field("evidence", problem.evidence?.kind.name)
        writer.field("evidence_at", problem.evidence?.at)
        writer.field("accepted_at", problem.acceptance?.at)
        writer.field("accepted_by", problem.acceptance?.by)
        writer.field("proof", problem.acceptance?.proof.name)
        if case .inspection(let text) = problem.acceptance?.proof { writer.field("seen", text) }
        writer.field("signed_at", problem.signature?.at)
        writer.field("signed_by", problem.signature?.by)
        writer.field("sign_note", problem.signature?.note)
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
