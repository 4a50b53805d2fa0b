/// The way of a problem to the signature: 一问题一整改一验收一签名. Decision 46.
extension GatewayState {
    /// Carries out what a person does with an order; a refusal changes nothing.
    mutating func take(
        _ command: MaintenanceCommand, by: String, into effects: inout Effects
    ) -> CommandOutcome {
        guard !by.isEmpty else { return .refused(["\(command.name): expected the name of who acts, found none"]) }
        do {
            switch command {
            case .report(let bed, let subject, let text):
                return .done(try report(subject, at: bed, text, by: by, into: &effects))
            case .close(let id, let note):
                return .done(try close(openOrder(id), note: note, by: by, into: &effects))
            case .step(let id, let problems, let step):
                var order = try openOrder(id)
                let detail = try take(step, of: &order, problems, by: by)
                return .done(write(step, order, problems, detail: detail, by: by, into: &effects))
            }
        } catch {
            return .refused(["\(subject(of: command)): \(error.text)"])
        }
    }

    private func subject(of command: MaintenanceCommand) -> String {
        switch command {
        case .report(let bed, _, _): "bed \(bed)"
        case .close(let order, _), .step(let order, _, _): "order \(order)"
        }
    }

    private func openOrder(_ id: OrderID) throws(OrderFault) -> MaintenanceOrder {
        if let order = orders.values.first(where: { $0.id == id }) { return order }
        guard id.number >= 1, id < nextOrder else {
            throw OrderFault(
                "expected the number of an order, "
                    + (nextOrder.number == 1 ? "there is none yet" : "the newest is \(nextOrder.number - 1)"))
        }
        throw OrderFault("expected an open order, this one is closed; a new problem opens a new one")
    }

    /// Lets all of the problems take the step; `order` counts only when it does not throw.
    private func take(
        _ step: MaintenanceCommand.Step, of order: inout MaintenanceOrder, _ problems: [Int], by: String
    ) throws(OrderFault) -> String {
        guard !problems.isEmpty, Set(problems).count == problems.count else {
            throw OrderFault("expected problems of the order, each once, found \(problems)")
        }
        var detail = ""
        for number in problems {
            guard order.problems.indices.contains(number - 1) else {
                throw OrderFault("expected a problem from 1 to \(order.problems.count), found \(number)")
            }
            do {
                detail = try take(step, of: &order.problems[number - 1], by: by)
            } catch {
                let problem = order.problems[number - 1]
                throw OrderFault("problem \(number) (\(name(of: problem))): \(error.text)")
            }
        }
        return detail
    }

    private func take(
        _ step: MaintenanceCommand.Step, of problem: inout MaintenanceProblem, by: String
    ) throws(OrderFault) -> String {
        switch step {
        case .assign(let to, let due):
            try expect(problem, .found, or: .assigned)
            guard !to.isEmpty else { throw OrderFault("expected who is to mend it, found nobody") }
            guard due > clock, due - clock <= .longestWritten else {
                throw OrderFault("expected a time for it from now to \(Milliseconds.longestWritten) ahead")
            }
            problem.assignment = RepairAssignment(at: clock, by: by, to: to, due: due)
            return "to \(to)"
        case .mend(let work):
            try expect(problem, .assigned)
            guard !work.text.isEmpty else { throw OrderFault("expected what was done, found nothing") }
            problem.mending = RepairMending(at: clock, by: by, work: work)
            return work.text + (work.parts.isEmpty ? "" : "; parts: \(work.parts)")
                + (work.replacedBattery ? "; battery replaced" : "")
        case .accept(let proof):
            try expect(problem, .mended)
            let detail = try check(proof, of: problem, by: by)
            problem.acceptance = RepairAcceptance(at: clock, by: by, proof: proof)
            return detail
        case .sign(let note):
            try expect(problem, .accepted)
            guard problem.mending?.by != by else {
                throw OrderFault("expected the signature of another person than \(by), who has mended it")
            }
            problem.signature = RepairSignature(at: clock, by: by, note: note)
            return note
        }
    }

    private func expect(
        _ problem: MaintenanceProblem, _ step: RepairStep, or other: RepairStep? = nil
    ) throws(OrderFault) {
        guard problem.step == step || problem.step == other else {
            throw OrderFault(
                "expected a problem that is \(step.name), it is \(problem.step.name); \(problem.step.next)")
        }
    }

    /// What shows that the problem is mended, in words.
    private func check(
        _ proof: RepairProof, of problem: MaintenanceProblem, by: String
    ) throws(OrderFault) -> String {
        switch proof {
        case .inspection(let text):
            guard !text.isEmpty else { throw OrderFault("expected what was seen, found nothing") }
            guard problem.mending?.by != by else {
                throw OrderFault("expected another person than \(by), who has mended it, or telemetry")
            }
            return text
        case .telemetry:
            guard problem.report == nil else {
                throw OrderFault("expected a person's inspection: a person has reported it, no alarm says it is over")
            }
            guard problem.device != nil else {
                throw OrderFault("expected a person's inspection: the alarm names no device that could be heard")
            }
            guard let evidence = problem.evidence else {
                throw OrderFault(
                    "expected a heartbeat, reading or event of the device after it was mended, found none yet; "
                        + "wait for it, or let a person inspect it")
            }
            guard problem.endedAt != nil else {
                throw OrderFault(
                    "expected the alarm to be over, alarm \(problem.alarm?.description ?? "") lasts; "
                        + "wait for it, or let a person inspect it")
            }
            return "\(evidence.kind.name) of its device time \(evidence.at.milliseconds)"
        }
    }

    private mutating func write(
        _ step: MaintenanceCommand.Step, _ order: MaintenanceOrder, _ problems: [Int], detail: String, by: String,
        into effects: inout Effects
    ) -> String {
        orders[order.bed] = order
        for number in problems.sorted() {
            effects.maintenance.append(.problem(order.id, order.problems[number - 1]))
        }
        surveyRepairs()
        let list = problems.sorted().map(String.init).joined(separator: ", ")
        let subject = "order \(order.id), problem \(list)"
        effects.audit.append(AuditRow(at: clock, by: by, action: step.name, subject: subject, detail: detail))
        var answer = "\(step.name): \(subject)" + (detail.isEmpty ? "" : ": \(detail)")
        if order.problems.allSatisfy({ $0.step == .signed }) {
            end(order, note: "every problem is signed", by: by, into: &effects)
            answer += "; every problem is signed, the order is closed"
        }
        return answer
    }

    private mutating func close(
        _ order: MaintenanceOrder, note: String, by: String, into effects: inout Effects
    ) throws(OrderFault) -> String {
        guard !note.isEmpty else { throw OrderFault("expected what was looked at, found nothing") }
        for problem in order.problems where problem.step != .signed {
            // What a person has reported may be said to be nothing; no alarm ends it.
            guard problem.step == .found, problem.endedAt != nil || problem.report != nil else {
                throw OrderFault(
                    "expected each problem signed, or over before anybody saw to it; problem \(problem.number) "
                        + "(\(name(of: problem))) is \(problem.step.name)"
                        + (problem.endedAt == nil ? " and lasts; " : "; ") + problem.step.next)
            }
        }
        end(order, note: note, by: by, into: &effects)
        effects.audit.append(
            AuditRow(at: clock, by: by, action: "order-close", subject: "order \(order.id)", detail: note))
        return "order \(order.id) of bed \(registry[order.bed].id) closed by \(by): \(note)"
    }

    private mutating func end(_ order: MaintenanceOrder, note: String, by: String, into effects: inout Effects) {
        orders[order.bed] = nil
        effects.maintenance.append(.closed(order.id, at: clock, by: by, note: note))
    }

    private func name(of problem: MaintenanceProblem) -> String {
        problem.rule + (problem.device.map { " of \(registry[$0].id)" } ?? "")
    }

    /// A device was heard: the first word after its mending is what acceptance by telemetry stands on.
    mutating func noteRepair(
        of device: DeviceNumber, _ kind: RepairEvidence.Kind, at moment: Timestamp, into effects: inout Effects
    ) {
        guard mendedDevices.contains(device), let place = place(of: device, at: moment.milliseconds),
            let bed = registry.beds(of: place).first, var order = orders[bed]
        else { return }
        var isNew = false
        for index in order.problems.indices {
            let problem = order.problems[index]
            guard problem.device == device, problem.step == .mended, problem.evidence == nil,
                let mending = problem.mending, moment >= mending.at
            else { continue }
            order.problems[index].evidence = RepairEvidence(kind: kind, at: moment)
            effects.maintenance.append(.problem(order.id, order.problems[index]))
            isNew = true
        }
        guard isNew else { return }
        orders[bed] = order
        surveyRepairs()
    }

    /// Finds the devices that were mended and have not been heard since.
    mutating func surveyRepairs() {
        mendedDevices = []
        for order in orders.values {
            for problem in order.problems where problem.step == .mended && problem.evidence == nil {
                if let device = problem.device { mendedDevices.insert(device) }
            }
        }
    }
}
