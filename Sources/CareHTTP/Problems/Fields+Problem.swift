internal import CareWire
internal import HTTPTypes

extension Fields {
    /// A problem as RFC 9457 has it: what does not apply is left out.
    init(_ problem: Problem, request: String) {
        self.init { fields in
            fields.put("type", problem.kind.type)
            fields.put("title", problem.kind.title)
            fields.put("status", problem.kind.status.code)
            fields.put("detail", problem.detail)
            for (name, text) in [
                ("field", problem.field), ("expected", problem.expected), ("found", problem.found),
            ] {
                if let text { fields.put(name, text) }
            }
            if !problem.faults.isEmpty { fields.put("faults", problem.faults) }
            fields.put("request_id", request)
        }
    }
}
