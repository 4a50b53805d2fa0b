/// Whose time a reading or an event carries.
public enum TimeTrust: Sendable, Equatable {
    /// The device's own.
    case device
    /// The gateway's: the device sent none.
    case missing
    /// The gateway's: the device's was never set or runs ahead (status 14).
    case outOfRange
}
