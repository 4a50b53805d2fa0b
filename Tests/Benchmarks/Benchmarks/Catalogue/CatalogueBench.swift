import BareLoops
import CareCore

/// The core alone with the whole catalogue: applies what the fleet says, second by second, ticks included.
struct CatalogueBench: ~Copyable {
    /// What a stretch of simulated time took.
    struct Tally {
        /// CPU time of the thread in nanoseconds.
        var time: Int64 = 0
        var counters = Counters()
    }

    /// Operators answer after so long, and close so long after the raise what a person must close.
    private static let answer = Milliseconds.minutes(5)
    private static let closing = Milliseconds.minutes(30)

    private var state: GatewayState
    private var effects = Effects()

    init(profiles: ProfileSet, imports: [AssignmentImport], overrides: [TuningCommand], start: Timestamp) throws {
        state = GatewayState(profiles: profiles)
        try carryOut(.importAssignments(imports), at: start - .days(1))
        for command in overrides { try carryOut(.tune(command), at: start - .days(1)) }
        effects = Effects()
        state.setListening(true, at: start)
    }

    /// Applies one minute's messages in order of their receipt, in a turn a second.
    /// - Returns: What devices are answered.
    mutating func run(_ messages: [Message], from start: Timestamp, into figures: inout Tally) throws -> [Receipt] {
        var receipts: [Receipt] = []
        var next = 0
        var refused = 0
        let before = bare_thread_time()
        messages.withUnsafeBufferPointer { messages in
            for second in 1...60 {
                let now = start + .seconds(Int64(second))
                while next < messages.count, messages[next].receivedAt < now {
                    switch state.apply(messages[next], at: now, into: &effects) {
                    case .taken, .duplicate: break
                    case .takenInPart, .quarantined: refused += 1
                    }
                    next += 1
                }
                _ = state.tick(at: now, into: &effects)
                receipts += effects.receipts
                let counters = effects.counters
                effects.reset()
                effects.counters = counters
            }
        }
        figures.time += bare_thread_time() - before
        figures.counters.add(effects.counters)
        effects.reset()
        guard refused == 0, next == messages.count else {
            throw BenchmarkError("\(refused) of \(messages.count) messages were not taken, \(next) were applied")
        }
        return receipts
    }

    /// Operators work through the list of alarms.
    mutating func answer(at now: Timestamp) throws {
        for alarm in state.openAlarms where alarm.audience == .operator {
            if alarm.state.waitsForAcknowledgement, now - alarm.receivedAt >= Self.answer {
                try carryOut(.acknowledge(alarm.id, by: "operator"), at: now)
            }
            if alarm.latches, now - alarm.receivedAt >= Self.closing, state.alarm(alarm.id) != nil {
                try carryOut(.close(alarm.id, by: "operator", reason: .other, note: "seen to"), at: now)
            }
        }
    }

    private mutating func carryOut(_ command: Command, at now: Timestamp) throws {
        if case .refused(let faults) = state.apply(command, at: now, into: &effects) {
            throw BenchmarkError(faults.joined(separator: "; "))
        }
        effects.reset()
    }
}
