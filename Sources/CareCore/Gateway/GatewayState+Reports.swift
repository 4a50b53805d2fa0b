/// Problems that people report: what the two rates find and no alarm tells of. Decision 70.
extension GatewayState {
    /// Opens the order of a bed, or extends it, with what a person says of a device or thing there.
    mutating func report(
        _ subject: RepairSubject, at bed: BedID, _ text: String, by: String, into effects: inout Effects
    ) throws(OrderFault) -> String {
        guard !text.isEmpty else { throw OrderFault("expected what is wrong, found nothing") }
        guard let here = registry.number(of: bed) else { throw OrderFault("expected a bed that the gateway knows") }
        let (number, device) = try place(of: subject, at: here)
        var thing: String?
        if case .thing(let name) = subject { thing = name }
        if let order = orders[number] {
            if let known = order.problems.first(where: {
                $0.report?.thing == thing && $0.report != nil && $0.device == device && $0.acceptance == nil
            }) {
                throw OrderFault(
                    "expected what nobody has reported yet, it is problem \(known.number) of order \(order.id), "
                        + "\(known.step.name); \(known.step.next)")
            }
            guard order.problems.count < Limits.orderProblems else {
                throw OrderFault(
                    "expected an order with room for a problem, order \(order.id) has \(Limits.orderProblems); "
                        + "sign or close it first")
            }
        }
        var order = orders[number] ?? open(number, into: &effects)
        var problem = MaintenanceProblem(
            number: order.problems.count + 1, rule: MaintenanceProblem.reportRule, device: device, alarm: nil,
            priority: .p4, foundAt: clock, lastAt: clock)
        problem.report = RepairReport(by: by, text: text, thing: thing)
        order.problems.append(problem)
        orders[number] = order
        effects.maintenance.append(.problem(order.id, problem))
        let about = "order \(order.id), problem \(problem.number)"
        effects.audit.append(AuditRow(at: clock, by: by, action: "order-report", subject: about, detail: text))
        return "\(about) of bed \(registry[number].id): \(text)"
    }

    /// The bed in whose order it stands, and the device: what serves a household stands in that of its first bed.
    private func place(
        of subject: RepairSubject, at bed: BedNumber
    ) throws(OrderFault) -> (bed: BedNumber, device: DeviceNumber?) {
        guard case .device(let id) = subject else { return (bed, nil) }
        guard let device = registry.number(of: id) else {
            throw OrderFault("expected a device that the gateway knows, found \(id)")
        }
        guard let place = place(of: device, at: clock.milliseconds) else {
            throw OrderFault("expected a device that serves it now, \(id) serves nobody")
        }
        let beds = registry.beds(of: place)
        guard beds.contains(bed), let first = beds.first else {
            let served = beds.map { "\(registry[$0].id)" }.joined(separator: ", ")
            throw OrderFault("expected a device that serves it now, \(id) serves \(served)")
        }
        return (first, device)
    }
}
