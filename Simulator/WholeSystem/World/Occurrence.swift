/// Something that comes at a moment of a run.
enum Occurrence: Sendable {
    /// A household has something to do.
    case home(Int)
    /// A household tries to connect.
    case homeConnects(Int)
    /// A packet arrives.
    case arrival(Flight)
    /// One side of a connection finds out that it is dead.
    case notice(connection: Int, side: Side)
    /// The gateway's thread wakes, if it still waits for that.
    case gatewayWakes(Int)
    /// The gateway's thread has finished its turn, if its process still lives.
    case gatewayIsFree(Int)
    /// The gateway's process is started.
    case gatewayStarts
    /// The broker's process is started.
    case brokerStarts
    /// The fault of that number in the plan.
    case fault(Int)
    /// Operators have something to do.
    case operators
}
