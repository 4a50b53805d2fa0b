/// How far one open alarm has been carried. Times are gateway time in ms, `Int64.max` for never.
struct EscalationChain: Equatable {
    /// Somebody who was told.
    struct Told: Equatable {
        let person: PersonID
        let channel: ContactChannel
        let role: ContactRole

        /// Whether it is the same person through the same channel, in whatever role.
        func reachesSame(as other: Told) -> Bool { person == other.person && channel == other.channel }
    }

    /// The alarm's urgency and audience when the chain last looked.
    var priority: Priority
    var audience: Audience
    /// Whether it waits for an answer.
    var isRunning = false
    /// Whether it begins anew when the alarm rings next: somebody has answered, or silenced it.
    var startsOver = true
    /// Whether it began because the alarm rose or an answer was not kept.
    var hasRisen = false
    /// From when the steps count.
    var startedAt = Int64.max
    /// Steps that were taken.
    var step: Int32 = 0
    /// When the next step or repetition is due.
    var dueAt = Int64.max
    /// When an acknowledgement without a call back lapses.
    var callBackBy = Int64.max
    /// Who was told, in order.
    var told: [Told] = []
    /// Time of its one entry in `GatewayState.deadlines`; not part of what is stored.
    var entryAt = Int64.max

    init(priority: Priority, audience: Audience) {
        self.priority = priority
        self.audience = audience
    }

    /// Whether it has reached a person.
    var hasReachedSomebody: Bool { told.contains { !$0.role.isMachine } }

    /// When the clock has something to do for it.
    var serviceAt: Int64 { isRunning ? dueAt : callBackBy }
}
