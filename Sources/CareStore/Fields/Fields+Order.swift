internal import CareCore
public import CareWire

extension Fields {
    /// A maintenance order: `order, bed, opened_at, problems, lasting, closed_at, closed_by, note`, and `problem_list`
    /// where its problems are told with it.
    public init(_ order: OrderRecord, problems: [ProblemRecord]? = nil) {
        self.init { fields in
            fields.put("order", order.id.number)
            fields.put("bed", order.bed.description)
            fields.put("opened_at", order.openedAt)
            fields.put("problems", order.problems)
            fields.put("lasting", order.lasting)
            fields.put("closed_at", order.closedAt)
            fields.put("closed_by", order.closedBy)
            fields.put("note", order.closeText)
            if let problems { fields.put("problem_list", problems.map { Fields($0) }) }
        }
    }

    /// A problem of an order: `order, problem, rule, device, thing, alarm, reported_by, report, priority, step,
    /// found_at, last_at, count, ended_at`, then how far it has come: `assigned_at, assigned_by, assignee, due_at,
    /// mended_at, mended_by, work, parts, battery_replaced, evidence, evidence_at, accepted_at, accepted_by, proof,
    /// seen, signed_at, signed_by, sign_note`.
    public init(_ record: ProblemRecord) {
        let problem = record.problem
        self.init { fields in
            fields.put("order", record.order.number)
            fields.put("problem", problem.number)
            fields.put("rule", problem.rule)
            fields.put("device", record.device?.text)
            fields.put("thing", problem.report?.thing)
            fields.put("alarm", problem.alarm?.number)
            fields.put("reported_by", problem.report?.by)
            fields.put("report", problem.report?.text)
            fields.put("priority", problem.priority.name)
            fields.put("step", problem.step.name)
            fields.put("found_at", problem.foundAt)
            fields.put("last_at", problem.lastAt)
            fields.put("count", problem.count)
            fields.put("ended_at", problem.endedAt)
            fields.putWay(of: problem)
        }
    }

    private mutating func putWay(of problem: MaintenanceProblem) {
        put("assigned_at", problem.assignment?.at)
        put("assigned_by", problem.assignment?.by)
        put("assignee", problem.assignment?.to)
        put("due_at", problem.assignment?.due)
        put("mended_at", problem.mending?.at)
        put("mended_by", problem.mending?.by)
        put("work", problem.mending?.work.text)
        put("parts", problem.mending?.work.parts)
        put("battery_replaced", problem.mending?.work.replacedBattery)
        put("evidence", problem.evidence?.kind.name)
        put("evidence_at", problem.evidence?.at)
        put("accepted_at", problem.acceptance?.at)
        put("accepted_by", problem.acceptance?.by)
        put("proof", problem.acceptance?.proof.name)
        var seen: String?
        if case .inspection(let text) = problem.acceptance?.proof { seen = text }
        put("seen", seen)
        put("signed_at", problem.signature?.at)
        put("signed_by", problem.signature?.by)
        put("sign_note", problem.signature?.note)
    }
}
