internal import CareCore
internal import CareStore

/// A maintenance order as it is sent.
struct OrderItem: Encodable, Sendable {
    /// Its number.
    let number: Int64
    private let fields: Fields

    /// - Parameters:
    ///   - order: The order.
    ///   - problems: Its problems; `nil` in lists.
    init(_ order: OrderRecord, problems: [ProblemRecord]? = nil) {
        number = order.id.number
        fields = Fields { fields in
            fields.put("order", order.id.number)
            fields.put("bed", order.bed.description)
            fields.put("opened_at", order.openedAt)
            fields.put("problems", order.problems)
            fields.put("lasting", order.lasting)
            fields.put("closed_at", order.closedAt)
            fields.put("closed_by", order.closedBy)
            fields.put("note", order.closeText)
            if let problems { fields.put("problem_list", problems.map(Self.fields)) }
        }
    }

    private static func fields(_ record: ProblemRecord) -> Fields {
        let problem = record.problem
        return Fields { fields in
            fields.put("problem", problem.number)
            fields.put("rule", problem.rule)
            fields.put("device", record.device?.text)
            fields.put("alarm", problem.alarm.number)
            fields.put("priority", problem.priority.name)
            fields.put("step", problem.step.name)
            fields.put("found_at", problem.foundAt)
            fields.put("last_at", problem.lastAt)
            fields.put("count", problem.count)
            fields.put("ended_at", problem.endedAt)
            putWay(of: problem, into: &fields)
        }
    }

    private static func putWay(of problem: MaintenanceProblem, into fields: inout Fields) {
        fields.put("assigned_at", problem.assignment?.at)
        fields.put("assigned_by", problem.assignment?.by)
        fields.put("assignee", problem.assignment?.to)
        fields.put("due_at", problem.assignment?.due)
        fields.put("mended_at", problem.mending?.at)
        fields.put("mended_by", problem.mending?.by)
        fields.put("work", problem.mending?.work.text)
        fields.put("parts", problem.mending?.work.parts)
        fields.put("battery_replaced", problem.mending?.work.replacedBattery)
        fields.put("evidence", problem.evidence?.kind.name)
        fields.put("evidence_at", problem.evidence?.at)
        fields.put("accepted_at", problem.acceptance?.at)
        fields.put("accepted_by", problem.acceptance?.by)
        fields.put("proof", problem.acceptance?.proof.name)
        var seen: String?
        if case .inspection(let text) = problem.acceptance?.proof { seen = text }
        fields.put("seen", seen)
        fields.put("signed_at", problem.signature?.at)
        fields.put("signed_by", problem.signature?.by)
        fields.put("sign_note", problem.signature?.note)
    }

    func encode(to encoder: any Encoder) throws { try fields.encode(to: encoder) }
}
