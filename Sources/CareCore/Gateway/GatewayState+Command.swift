extension GatewayState {
    /// Applies what a person asks for; a refusal changes nothing.
    /// - Parameters:
    ///   - command: What is asked.
    ///   - now: Gateway time; a step back is held.
    ///   - effects: What must be written before the answer is given.
    /// - Returns: What to tell who asked, once the effects are on disk.
    public mutating func apply(
        _ command: Command, at now: Timestamp, into effects: inout Effects
    ) -> CommandOutcome {
        advance(to: now)
        let outcome = carryOut(command, into: &effects)
        settleAreas(into: &effects)
        return outcome
    }

    private mutating func carryOut(_ command: Command, into effects: inout Effects) -> CommandOutcome {
        switch command {
        case .step(let id, let step, let by): return take(step, with: id, by: by, into: &effects)
        case .suppression(let order, let by): return carryOut(order, by: by, into: &effects)
        case .maintenance(let command, let by): return take(command, by: by, into: &effects)
        case .incident(let command, let by): return take(command, by: by, into: &effects)
        case .importAssignments(let lines, let isDryRun): return take(lines, isDryRun: isDryRun, into: &effects)
        case .describe(let bed, let facts, let by): return describe(bed, facts, by: by, into: &effects)
        case .swap(let first, let second, let since, let by):
            return swap(first, second, since: since, by: by, into: &effects)
        case .custody(let device, let state, let by, let since):
            return take(device, into: state, by: by, since: since, into: &effects)
        case .offBook(let device, let by): return takeOffBook(device, by: by, into: &effects)
        case .service(let bed, let isOver, let by): return takeService(bed, isOver: isOver, by: by, into: &effects)
        case .openTestWindow(let bed, let length, let by):
            return openTestWindow(bed, length: length, by: by, into: &effects)
        case .tune(let command): return apply(command, into: &effects)
        case .duty(let command): return apply(command, into: &effects)
        case .findings(let bed, let findings): return take(findings, of: bed, into: &effects)
        case .delivery(let report): return take(report, into: &effects)
        }
    }
}
