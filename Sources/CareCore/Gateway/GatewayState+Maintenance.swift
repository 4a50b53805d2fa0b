/// What technicians have to do, one open order a bed. Decisions 40 and 46.
extension GatewayState {
    /// The open maintenance orders, oldest first.
    public var openOrders: [MaintenanceOrder] { orders.values.sorted { $0.id < $1.id } }

    /// Lets the bed's order follow a transition of an alarm: the technician's make or extend it.
    mutating func followProblem(_ alarm: Alarm, cause: AlarmEdge.Cause, into effects: inout Effects) {
        guard !alarm.key.isTest, let place = alarm.place, let bed = registry.beds(of: place).first else { return }
        if alarm.state.isActive, !alarm.state.isHeld {
            let index = orders[bed]?.index(of: alarm.key.rule, alarm.device)
            let isAgain = Self.finds(cause)
            let isNew = isAgain || Self.concernsOthers(cause) && !isKnown(alarm, of: bed)
            guard index != nil || alarm.audience == .technician && isNew else { return }
            find(alarm, at: index, of: bed, isAgain: isAgain, into: &effects)
        } else if alarm.state != .shelved {
            // Ended, or explained by something else.
            end(alarm, of: bed, into: &effects)
        }
    }

    /// Whether the transition says that the problem is there, again.
    private static func finds(_ cause: AlarmEdge.Cause) -> Bool {
        switch cause {
        case .raised, .repeated, .unshelved, .unsuppressed, .returnedToService: true
        default: false
        }
    }

    /// Whether the transition may make it the technician's, whose it was not. What else happens to an alarm that lasts
    /// after somebody has accepted its problem tells of nothing new.
    private static func concernsOthers(_ cause: AlarmEdge.Cause) -> Bool {
        switch cause {
        case .escalated, .downgraded, .handedOver, .reopened, .realarmed: true
        default: false
        }
    }

    /// Whether the open order has had a problem for the alarm already, which somebody has accepted while it lasted.
    private func isKnown(_ alarm: Alarm, of bed: BedNumber) -> Bool {
        orders[bed]?.problems.contains { $0.alarm == alarm.id } ?? false
    }

    private mutating func end(_ alarm: Alarm, of bed: BedNumber, into effects: inout Effects) {
        guard var order = orders[bed] else { return }
        for index in order.problems.indices {
            let problem = order.problems[index]
            guard problem.rule == alarm.key.rule, problem.device == alarm.device, problem.endedAt == nil else {
                continue
            }
            order.problems[index].endedAt = clock
            effects.maintenance.append(.problem(order.id, order.problems[index]))
        }
        orders[bed] = order
    }

    private mutating func find(
        _ alarm: Alarm, at index: Int?, of bed: BedNumber, isAgain: Bool, into effects: inout Effects
    ) {
        var order = orders[bed] ?? open(bed, into: &effects)
        let before = index.map { order.problems[$0] }
        var problem =
            before
            ?? MaintenanceProblem(
                number: order.problems.count + 1, rule: alarm.key.rule, device: alarm.device, alarm: alarm.id,
                priority: alarm.priority, foundAt: clock, lastAt: clock)
        problem.alarm = alarm.id
        problem.priority = alarm.priority
        if before != nil, isAgain {
            problem.lastAt = clock
            if problem.count < .max { problem.count += 1 }
            problem.endedAt = nil
            undoMending(of: &problem, in: order.id, into: &effects)
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
        if before?.mending != nil { surveyRepairs() }
        effects.maintenance.append(.problem(order.id, problem))
    }

    /// What was mended and is found again was not mended.
    private func undoMending(of problem: inout MaintenanceProblem, in order: OrderID, into effects: inout Effects) {
        guard let mending = problem.mending else { return }
        problem.mending = nil
        problem.evidence = nil
        effects.audit.append(
            AuditRow(
                at: clock, by: "gateway", action: "order-found-again", subject: "order \(order)",
                detail: "problem \(problem.number): \(problem.rule) came again after \(mending.by) had mended it: "
                    + mending.work.text))
    }

    /// Opens the order of a bed that has none.
    mutating func open(_ bed: BedNumber, into effects: inout Effects) -> MaintenanceOrder {
        let order = MaintenanceOrder(id: nextOrder, bed: bed, openedAt: clock)
        nextOrder = OrderID(nextOrder.number + 1)
        orders[bed] = order
        effects.maintenance.append(.opened(order.id, bed: bed, at: clock))
        return order
    }
}
