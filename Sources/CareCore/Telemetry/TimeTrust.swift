/// Whose time a reading or an event carries.
public enum TimeTrust: Sendable, Equatable {
    /// The device's own.
    case device
    /// The gateway's: the device sent none.
    case missing
    /// The gateway's: the device's was never set or runs ahead (status 14).
    case outOfRange
}

extension TimeTrust {
    /// Judges a device's time of a message that came at `receivedAt`.
    public init(of deviceTime: Timestamp?, receivedAt: Timestamp) {
        guard let deviceTime else {
            self = .missing
            return
        }
        let isBelieved =
            deviceTime >= Limits.earliestDeviceTime && deviceTime <= receivedAt + Limits.futureTolerance
        self = isBelieved ? .device : .outOfRange
    }
}
