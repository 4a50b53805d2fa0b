public import SimKit

/// That the gateway took over what the books say of a device.
public struct CustodyRecord: Sendable, Equatable {
    /// The device.
    public let device: String
    /// The word of its state.
    public let state: String
    /// The moment from which on it counts, in gateway time.
    public let at: Moment
    /// Whether it was surely done then: an earlier try of which nobody heard may have done it.
    public let isSure: Bool

    /// Makes a record.
    public init(device: String, state: String, at: Moment, isSure: Bool) {
        self.device = device
        self.state = state
        self.at = at
        self.isSure = isSure
    }
}
