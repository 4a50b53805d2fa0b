import CareCore
import Ingest

/// What a test does to a gateway at its ports, to see whether the auditor notices. Empty in every real run.
struct Tampering {
    /// Stands in for reading a lane.
    var receive: ((GatewayPort, Lane, inout RawBatch, Int) -> ReceiveOutcome)?
    /// Whether a message is handed over; one that is not counts as handed over all the same.
    var publish: ((OutgoingMessage) -> Bool)?
    /// Changes what the line is told of its connections.
    var changes: ((inout [LaneChange]) -> Void)?
    /// Changes a transaction before it is written.
    var commit: ((inout CommitBatch) -> Void)?
    /// Changes what the database gives back.
    var recover: ((inout Recovered) -> Void)?

    init() {}
}
