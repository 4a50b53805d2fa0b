import CareCore
import CareRecords
import CareStore
import CareWire

extension RecordJSON {
    /// `order, problem, bed, device, thing, rule, priority, critical, step, found_at, due_at, over_ms, assignee`.
    static func fields(of repair: RepairLine, overdue: Milliseconds?) -> Fields {
        Fields { fields in
            fields.put("order", repair.order.number)
            fields.put("problem", repair.problem.number)
            fields.put("bed", repair.bed.description)
            fields.put("device", repair.device?.text)
            fields.put("thing", repair.problem.report?.thing)
            fields.put("rule", repair.problem.rule)
            fields.put("priority", repair.problem.priority.name)
            fields.put("critical", repair.isCritical)
            fields.put("step", repair.problem.step.name)
            fields.put("found_at", repair.problem.foundAt)
            fields.put("due_at", repair.due)
            fields.put("over_ms", overdue?.count)
            fields.put("assignee", repair.problem.assignment?.to)
        }
    }
}
