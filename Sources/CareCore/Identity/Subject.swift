/// What an alarm is about. At most one alarm a rule and subject is open.
public enum Subject: Hashable, Sendable {
    /// A bed or a household: something about a person.
    case place(Place)
    /// A device: something a technician mends.
    case device(DeviceNumber)
    /// The gateway itself: its broker, disk or clock.
    case gateway
    /// An area: what no single household explains.
    case township(TownshipCode)
}
