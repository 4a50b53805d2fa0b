/// A decoded message of a known device, before the core has judged it.
///
/// One value is reused for a whole batch: `reset()` keeps the capacity of its arrays.
public struct Message: Sendable {
    /// What the topic name says the message is.
    public enum Kind: UInt8, Sendable {
        case event = 0
        case telemetry = 1
        case status = 2
    }

    /// The sender.
    public var device = DeviceNumber(0)
    /// Which topic it came on.
    public var kind = Kind.telemetry
    /// How the broker handed it over.
    public var delivery = Delivery(lane: .bulk, packetID: 0, hash: 0)
    /// Gateway time of the receipt.
    public var receivedAt = Timestamp.epoch
    /// The device's own time (`ts`), unchecked; `nil` when it sent none.
    public var deviceTime: Timestamp?
    /// The device's unique reference, at most `Limits.referenceLength` bytes; `nil` when it sent none.
    public var reference: String?
    /// The device's sequence number, counted per topic.
    public var sequence: UInt32?
    /// Whether the device asks for a receipt of telemetry. Events always get one.
    public var wantsReceipt = false
    /// Whether the device says that this is a self-test.
    public var isTest = false
    /// What happened; `nil` unless `kind` is `event`.
    public var event: EventKind?
    /// The `data` object of an event as JSON text, at most `Limits.eventDataLength` bytes; empty when absent.
    public var eventData: [UInt8] = []
    /// Whose card a check-in was made with; `nil` where the device does not say.
    public var card: PersonID?
    /// What the fields of a foreign payload say of events.
    public var signals: [Signal] = []
    /// Measured values, history entries first and in the order of the message.
    public var samples: [Sample] = []
    /// `online` of a status message.
    public var online: Bool?
    /// `firmware` of a status message.
    public var firmware: String?
    /// The hub through which the message came, when it names one.
    public var hub: DeviceID?
    /// Whether the broker marked the message as retained.
    public var isRetained = false
    /// Whether it came on a claimed foreign topic: its sender knows neither our envelope nor receipts.
    public var isForeign = false
    /// Fields that neither the envelope nor the profile knows.
    public var ignoredFields = 0

    /// Makes an empty message.
    public init() {}

    /// Empties the message for the next one.
    public mutating func reset() {
        deviceTime = nil
        reference = nil
        sequence = nil
        wantsReceipt = false
        isTest = false
        event = nil
        eventData.removeAll(keepingCapacity: true)
        card = nil
        if !signals.isEmpty { signals.removeAll(keepingCapacity: true) }
        samples.removeAll(keepingCapacity: true)
        online = nil
        firmware = nil
        hub = nil
        isRetained = false
        isForeign = false
        ignoredFields = 0
    }
}
