/// An event on its way into the store. Its identity is (device, kind, reference, deviceTime), kept
/// `Limits.deduplicationAge`.
public struct EventRow: Sendable, Equatable {
    /// The device it happened at.
    public let device: DeviceNumber
    /// What happened.
    public let kind: EventKind
    /// The device's own reference; `nil` when it sent none.
    public let reference: String?
    /// Device time as sent; `nil` when it sent none.
    public let deviceTime: Timestamp?
    /// The time that counts: device time, or receive time where that was missing or out of range.
    public let at: Timestamp
    /// Gateway time of the receipt.
    public let receivedAt: Timestamp
    /// Whether it is a test.
    public let isTest: Bool
    /// Whether it was older than `Limits.lateAge` on arrival.
    public let isLate: Bool
    /// The place served at `at`.
    public let place: Place
    /// `data` as JSON text; empty when absent.
    public let data: [UInt8]
    /// The hub through which it came, when the message names one, known here or not.
    public let hub: DeviceID?

    /// Makes a row.
    public init(
        device: DeviceNumber, kind: EventKind, reference: String?, deviceTime: Timestamp?, at: Timestamp,
        receivedAt: Timestamp, isTest: Bool, isLate: Bool, place: Place, data: [UInt8],
        hub: DeviceID? = nil
    ) {
        self.device = device
        self.kind = kind
        self.reference = reference
        self.deviceTime = deviceTime
        self.at = at
        self.receivedAt = receivedAt
        self.isTest = isTest
        self.isLate = isLate
        self.place = place
        self.data = data
        self.hub = hub
    }
}
