/// What may go wrong between a household and the gateway's database. What devices do wrong is the fleet model's.
public enum SystemFault: String, CaseIterable, Sendable {
    /// The gateway's process dies, also in the middle of a transaction.
    case crash
    /// The gateway is stopped in order and started again.
    case restart
    /// The broker is stopped and keeps everything.
    case brokerRestart = "broker-restart"
    /// The broker is killed and forgets the newest messages and acknowledgements.
    case brokerKill = "broker-kill"
    /// The broker keeps nothing over a restart.
    case amnesia
    /// The broker keeps few messages for the gateway.
    case shortQueue = "short-queue"
    /// The broker does not keep to the gateway's receive maximum.
    case overrun
    /// A household's connection breaks.
    case cut
    /// A household's packets stand still for seconds to minutes.
    case stall
    /// A household's connection is dead and one side does not know.
    case halfOpen = "half-open"
    /// A whole town cannot be reached, or its connections are dead and one side does not know.
    case township
    /// A lane of the gateway breaks.
    case laneCut = "lane-cut"
    /// The gateway cannot reach the broker.
    case partition
    /// The gateway's wall clock jumps or runs wrong.
    case clock = "gateway-clock"
    /// Transactions fail.
    case commit
    /// The database may not grow.
    case full = "disk-full"
    /// The disk has little room.
    case scarce = "disk-low"
    /// Transactions take up to two seconds.
    case slow = "slow-disk"
    /// Devices are given to other beds.
    case rebind
    /// Devices are collected, lie in a store, and are given to another bed or scrapped, by the books; nobody pulls the
    /// plug.
    case custody
}
