package import CareCore
package import Ingest

/// What a test does to a gateway at its ports, to see whether the auditor notices. Empty in every real run.
package struct Tampering {
    /// Stands in for reading a lane.
    package var receive: ((GatewayPort, Lane, inout RawBatch, Int) -> ReceiveOutcome)?
    /// Stands in for acknowledging what was read.
    package var acknowledge: ((GatewayPort) -> Void)?
    /// Takes a message that leaves, so that nobody gets it; `false` for one that goes its way.
    package var swallow: ((OutgoingMessage) -> Bool)?
    /// Changes a message that leaves.
    package var send: ((OutgoingMessage) -> OutgoingMessage)?
    /// Changes what the line is told of its connections.
    package var changes: ((inout [LaneChange]) -> Void)?
    /// Changes a transaction before it is written.
    package var commit: ((inout CommitBatch) -> Void)?
    /// Makes a step of housekeeping fail.
    package var maintain: (() -> CommitError?)?
    /// Changes what the database gives back to a process that goes on with it, and not what a test compares with it.
    package var resume: ((inout Recovered) -> Void)?
    /// Changes what the database gives back.
    package var recover: ((inout Recovered) -> Void)?
    /// Changes how long the thread sleeps.
    package var sleep: ((Milliseconds) -> Milliseconds)?
    /// Changes what the machine's monotonic clock shows, given that of the wall and its own, in ms.
    package var monotonic: ((_ wall: Int64, _ monotonic: Int64) -> Int64)?

    /// Leaves everything as it is.
    package init() {}
}
