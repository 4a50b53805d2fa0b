import SimKit

/// One fault of a run and when it comes.
struct FaultEvent: Sendable {
    /// What happens.
    enum Kind: Sendable {
        /// The gateway's process dies at the call of a port of that number of its next turn.
        case crash(calls: Int, death: CommitDeath)
        /// The gateway is stopped in order and started again after a time.
        case restart(TimeSpan)
        /// The broker's process ends and runs again after a time.
        case brokerStop(TimeSpan, BrokerLoss)
        /// The connections of that route break at once.
        case cut(Client)
        /// Nothing gets through on those routes for a time.
        case block([Client], TimeSpan)
        /// The connections of that route are dead, and one side finds out only after its patience.
        case halfOpen(Client, unaware: Side)
        /// The wall clock of the gateway's machine jumps.
        case step(TimeSpan)
        /// The wall clock of the gateway's machine gains so many parts of a million.
        case drift(Int64)
        /// The next transactions fail.
        case commits([CommitFault])
        /// The database may not grow for a time.
        case full(TimeSpan)
        /// The disk has so many bytes free for a time.
        case scarce(Int64, TimeSpan)
        /// A transaction and a message take that long for a time.
        case slow(GatewayPace, TimeSpan)
        /// A device is given to another bed: places in the plan.
        case rebind(household: Int, device: Int, to: Int)
        /// A device is collected and given to another bed over the books, or scrapped: places in the plan.
        case collect(household: Int, device: Int, to: Int?)
        /// Whatever began with an earlier event is over.
        case relief(Relief)
    }

    /// The end of a fault that lasts.
    enum Relief: Sendable {
        case full
        case scarce
        case clock
        case slow
    }

    let at: Moment
    let kind: Kind
}
