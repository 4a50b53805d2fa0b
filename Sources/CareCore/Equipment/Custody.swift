/// What the books say of a device, and since when by the gateway's time.
public struct Custody: Sendable, Equatable {
    /// Its state.
    public let state: CustodyState
    /// When the gateway was told.
    public let since: Timestamp

    /// Makes one.
    public init(_ state: CustodyState, since: Timestamp) {
        self.state = state
        self.since = since
    }
}
