/// What must become of a message that the gateway takes in.
public enum MessageFate: Hashable, Sendable {
    /// One row among the events.
    case event
    /// One row for each reading.
    case readings([ReadingIdentity])
    /// It leaves no row: it changes what is known of the device, or the broker must refuse it.
    case noRow
    /// It is kept aside with a reason and makes no reading and no event.
    case quarantine
}
