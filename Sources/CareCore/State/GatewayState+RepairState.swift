extension GatewayState {
    /// How far the problems of the open orders have come, in their order.
    func encodeRepairs(into writer: inout StateWriter) {
        for order in openOrders {
            for problem in order.problems { encode(problem, into: &writer) }
        }
    }

    private func encode(_ problem: MaintenanceProblem, into writer: inout StateWriter) {
        writer.flag(problem.assignment != nil)
        if let assignment = problem.assignment {
            writer.integer(assignment.at.milliseconds)
            writer.text(assignment.by)
            writer.text(assignment.to)
            writer.integer(assignment.due.milliseconds)
        }
        writer.flag(problem.mending != nil)
        if let mending = problem.mending {
            writer.integer(mending.at.milliseconds)
            writer.text(mending.by)
            writer.text(mending.work.text)
            writer.text(mending.work.parts)
            writer.flag(mending.work.replacedBattery)
        }
        writer.flag(problem.evidence != nil)
        if let evidence = problem.evidence {
            writer.integer(evidence.kind.rawValue)
            writer.integer(evidence.at.milliseconds)
        }
        writer.flag(problem.acceptance != nil)
        if let acceptance = problem.acceptance {
            writer.integer(acceptance.at.milliseconds)
            writer.text(acceptance.by)
            if case .inspection(let text) = acceptance.proof {
                writer.optional(text)
            } else {
                writer.optional(nil as String?)
            }
        }
        writer.flag(problem.signature != nil)
        if let signature = problem.signature {
            writer.integer(signature.at.milliseconds)
            writer.text(signature.by)
            writer.text(signature.note)
        }
    }

    /// What people have reported among the problems of the open orders; the last part of the core's state.
    func encodeReports(into writer: inout StateWriter) {
        for problem in openOrders.flatMap(\.problems) {
            writer.flag(problem.report != nil)
            guard let report = problem.report else { continue }
            writer.text(report.by)
            writer.text(report.text)
            writer.optional(report.thing)
        }
    }

    /// Reads back what `encodeReports` wrote.
    mutating func decodeReports(from reader: inout StateReader) throws(StateError) {
        for var order in openOrders {
            for index in order.problems.indices {
                guard try reader.flag() else { continue }
                order.problems[index].report = RepairReport(
                    by: try reader.text(), text: try reader.text(), thing: try reader.optionalText())
            }
            orders[order.bed] = order
        }
    }

    /// Reads back what `encodeRepairs` wrote, after the orders.
    mutating func decodeRepairs(from reader: inout StateReader) throws(StateError) {
        for var order in openOrders {
            for index in order.problems.indices { try Self.decode(&order.problems[index], from: &reader) }
            orders[order.bed] = order
        }
        surveyRepairs()
    }

    private static func decode(
        _ problem: inout MaintenanceProblem, from reader: inout StateReader
    ) throws(StateError) {
        if try reader.flag() {
            problem.assignment = RepairAssignment(
                at: try reader.moment(), by: try reader.text(), to: try reader.text(), due: try reader.moment())
        }
        if try reader.flag() {
            problem.mending = RepairMending(
                at: try reader.moment(), by: try reader.text(),
                work: RepairWork(
                    text: try reader.text(), parts: try reader.text(), replacedBattery: try reader.flag()))
        }
        if try reader.flag() {
            problem.evidence = RepairEvidence(
                kind: try reader.value(RepairEvidence.Kind.self), at: try reader.moment())
        }
        if try reader.flag() {
            let (at, by) = (try reader.moment(), try reader.text())
            let proof = try reader.optionalText().map { RepairProof.inspection($0) } ?? .telemetry
            problem.acceptance = RepairAcceptance(at: at, by: by, proof: proof)
        }
        if try reader.flag() {
            problem.signature = RepairSignature(
                at: try reader.moment(), by: try reader.text(), note: try reader.text())
        }
    }
}
