/// An event as it was found in the gateway's database.
public struct StoredEvent: Hashable, Sendable {
    /// Its device.
    public let device: String
    /// What happened.
    public let event: String
    /// The device's reference, if it sent one.
    public let reference: String?
    /// The device's own time as sent, if it sent one.
    public let deviceTime: Moment?

    /// Makes an event.
    public init(device: String, event: String, reference: String?, deviceTime: Moment?) {
        self.device = device
        self.event = event
        self.reference = reference
        self.deviceTime = deviceTime
    }
}
