public import SimKit

/// From when on a device serves a bed or a household, as an operator told the gateway.
public struct ServiceRecord: Sendable, Equatable {
    /// The device.
    public let device: String
    /// The bed; `nil` when it serves a household.
    public let bed: String?
    /// The household in which it stands.
    public let household: String
    /// The moment from which on it counts, in gateway time.
    public let from: Moment
    /// The moment from which on it serves nobody or another; `nil` while it serves there, and for what operators told.
    public let until: Moment?

    /// Makes a record.
    public init(device: String, bed: String?, household: String, from: Moment, until: Moment? = nil) {
        self.device = device
        self.bed = bed
        self.household = household
        self.from = from
        self.until = until
    }

    /// The same service from another moment on.
    public func begins(at moment: Moment) -> ServiceRecord {
        ServiceRecord(device: device, bed: bed, household: household, from: moment)
    }
}
