/// What a person reports a problem of.
public enum RepairSubject: Sendable, Equatable {
    case device(DeviceID)
    /// An item of a bed's kit that is no device; the records know it.
    case thing(String)
}
