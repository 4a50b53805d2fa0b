/// What technicians have to do, one open order a bed. Decision 40.
extension GatewayState {
    /// The open maintenance orders, oldest first.
    public var openOrders: [MaintenanceOrder] { orders.values.sorted { $0.id < $1.id } }

    /// Lets the bed's order follow a transition of an alarm: the technician's make or extend it.
    mutating func followProblem(_ alarm: Alarm, cause: AlarmEdge.Cause, into effects: inout Effects) {
        guard !alarm.key.isTest, let place = alarm.place, let bed = registry.beds(of: place).first else { return }
        let index = orders[bed]?.index(of: alarm.key.rule, alarm.device)
        if alarm.state.isActive, !alarm.state.isHeld {
            guard alarm.audience == .technician || index != nil else { return }
            find(alarm, at: index, of: bed, isAgain: Self.finds(cause), into: &effects)
        } else if alarm.state != .shelved, let index, var order = orders[bed] {
            // Ended, or explained by something else.
            guard order.problems[index].endedAt == nil else { return }
            order.problems[index].endedAt = clock
            orders[bed] = order
            effects.maintenance.append(.problem(order.id, order.problems[index]))
        }
    }

    /// Whether the transition says that the problem is there, again.
    private static func finds(_ cause: AlarmEdge.Cause) -> Bool {
        switch cause {
        case .raised, .repeated, .unshelved, .unsuppressed, .returnedToService: true
        default: false
        }
    }

    private mutating func find(
        _ alarm: Alarm, at index: Int?, of bed: BedNumber, isAgain: Bool, into effects: inout Effects
    ) {
        var order = orders[bed] ?? open(bed, into: &effects)
        let before = index.map { order.problems[$0] }
        var problem =
            before
            ?? MaintenanceOrder.Problem(
                rule: alarm.key.rule, device: alarm.device, alarm: alarm.id, priority: alarm.priority, foundAt: clock,
                lastAt: clock, count: 1, endedAt: nil)
        problem.alarm = alarm.id
        problem.priority = alarm.priority
        if before != nil, isAgain {
            problem.lastAt = clock
            if problem.count < .max { problem.count += 1 }
            problem.endedAt = nil
        }
        guard problem != before else { return }
        if let index {
            order.problems[index] = problem
        } else if order.problems.count < Limits.orderProblems {
            order.problems.append(problem)
        } else {
            effects.counters.problemsDropped += 1
            return
        }
        orders[bed] = order
        effects.maintenance.append(.problem(order.id, problem))
    }

    private mutating func open(_ bed: BedNumber, into effects: inout Effects) -> MaintenanceOrder {
        let order = MaintenanceOrder(id: nextOrder, bed: bed, openedAt: clock)
        nextOrder = OrderID(nextOrder.number + 1)
        orders[bed] = order
        effects.maintenance.append(.opened(order.id, bed: bed, at: clock))
        return order
    }

    /// Carries out what a person does with an order.
    mutating func take(
        _ command: MaintenanceCommand, by: String, into effects: inout Effects
    ) -> CommandOutcome {
        guard !by.isEmpty else { return .refused(["\(command.name): expected the name of who acts, found none"]) }
        switch command {
        case .close(let id, let note): return close(id, note: note, by: by, into: &effects)
        }
    }

    private mutating func close(
        _ id: OrderID, note: String, by: String, into effects: inout Effects
    ) -> CommandOutcome {
        guard !note.isEmpty else { return .refused(["order \(id): expected what was done, found nothing"]) }
        guard let order = orders.values.first(where: { $0.id == id }) else {
            let isKnown = id.number >= 1 && id < nextOrder
            return .refused([
                isKnown
                    ? "order \(id): expected an open order, this one is closed; a new problem opens a new one"
                    : "order \(id): expected the number of an order, "
                        + (nextOrder.number == 1 ? "there is none yet" : "the newest is \(nextOrder.number - 1)")
            ])
        }
        orders[order.bed] = nil
        effects.maintenance.append(.closed(id, at: clock, by: by, note: note))
        effects.audit.append(
            AuditRow(
                at: clock, by: by, action: MaintenanceCommand.close(id, note: note).name, subject: "order \(id)",
                detail: note))
        let lasting = order.problems.filter { $0.endedAt == nil }.map { problem in
            problem.rule + (problem.device.map { " of \(registry[$0].id)" } ?? "")
        }
        let rest = lasting.isEmpty ? "" : "; not over yet: \(lasting.joined(separator: ", "))"
        return .done("order \(id) of bed \(registry[order.bed].id) closed by \(by): \(note)\(rest)")
    }
}
