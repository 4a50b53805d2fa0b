public import CareCore

/// What one turn of the line did, for metrics and for the one who drives it.
public struct TurnReport: Sendable, Equatable {
    /// Messages taken off the urgent lane.
    public var urgent = 0
    /// Messages taken off the bulk lane.
    public var bulk = 0
    /// Messages kept aside, by reason.
    public var quarantined: [QuarantineReason: Int] = [:]
    /// What the core counted.
    public var counters = Counters()
    /// Whether a transaction was made.
    public var hasCommitted = false
    /// Notifications that were written: delivery has something to look at.
    public var notifications = 0
    /// Notifications that no row stands for, because nothing can be written; they are of use now or never.
    public var unrecorded: [WaitingNotification] = []
    /// Why the transaction failed; then everything received is delivered again.
    public var failure: CommitError?
    /// Why the store could not settle after the transaction; what was committed is safe.
    public var unsettled: CommitError?
    /// Whether another holder of the client id takes the connections: the gateway must stop.
    public var isTakenOver = false
    /// Whether more input waits: the next turn must not wait.
    public var hasMore = false
    /// What happened to the connections.
    public var changes: [LaneChange] = []
    /// From the device's time to the gateway's, of every event that came in time.
    public var eventDelays: [Milliseconds] = []
    /// What became of the draft that the turn was given; `nil` for none.
    public var draft: DraftFate?
    /// Messages handed to the broker.
    public var published = 0

    /// Makes an empty report.
    public init() {}
}
