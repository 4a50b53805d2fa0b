/// What went wrong, how it was put right, and who accepted it.
extension GatewayState {
    mutating func tell(
        _ text: String, of incident: Incident, by: String, into effects: inout Effects
    ) throws(OrderFault) -> String {
        guard !text.isEmpty else { throw OrderFault("expected what went wrong, found nothing") }
        guard incident.problems.count < Limits.incidentProblems else {
            throw OrderFault("expected fewer than \(Limits.incidentProblems) problems of incident \(incident.id)")
        }
        let problem = IncidentProblem(
            number: incident.problems.count + 1, found: IncidentProblem.Deed(at: clock, by: by, text: text))
        put(problem, of: incident, into: &effects)
        return "problem \(problem.number): \(text)"
    }

    mutating func rectify(
        _ number: Int, _ text: String, of incident: Incident, by: String, into effects: inout Effects
    ) throws(OrderFault) -> String {
        var problem = try problem(number, of: incident)
        guard !text.isEmpty else { throw OrderFault("expected what was done, found nothing") }
        if let before = problem.rectified {
            throw OrderFault("expected a problem that is not put right, \(before.by) has put problem \(number) right")
        }
        problem.rectified = IncidentProblem.Deed(at: clock, by: by, text: text)
        put(problem, of: incident, into: &effects)
        return "problem \(number) put right: \(text)"
    }

    mutating func accept(
        _ number: Int, _ text: String, of incident: Incident, by: String, into effects: inout Effects
    ) throws(OrderFault) -> String {
        var problem = try problem(number, of: incident)
        guard let rectified = problem.rectified else {
            throw OrderFault("expected a problem that is put right, problem \(number) is not")
        }
        if let before = problem.accepted {
            throw OrderFault("expected a problem that nobody has accepted, \(before.by) has accepted problem \(number)")
        }
        guard rectified.by != by else {
            throw OrderFault("expected another person than \(by), who has put problem \(number) right")
        }
        problem.accepted = IncidentProblem.Deed(at: clock, by: by, text: text)
        put(problem, of: incident, into: &effects)
        return "problem \(number) accepted" + (text.isEmpty ? "" : ": \(text)")
    }

    private func problem(_ number: Int, of incident: Incident) throws(OrderFault) -> IncidentProblem {
        guard let problem = incident.problems.first(where: { $0.number == number }) else {
            let count = incident.problems.count
            throw OrderFault(
                "expected a problem of incident \(incident.id), "
                    + (count == 0 ? "it has none" : "the newest is \(count)") + ", found \(number)")
        }
        return problem
    }

    private mutating func put(_ problem: IncidentProblem, of incident: Incident, into effects: inout Effects) {
        var incident = incident
        if incident.problems.indices.contains(problem.number - 1) {
            incident.problems[problem.number - 1] = problem
        } else {
            incident.problems.append(problem)
        }
        incidents.put(incident)
        effects.incidents.append(.problem(incident.id, problem))
    }
}
