/// What makes an event the same event (promise 2): kind, reference and device time, within one device.
struct EventIdentity: Equatable {
    let kind: UInt8
    /// Hash of the reference; 0 without one.
    let reference: UInt64
    /// Device time in ms; `Int64.min` without one.
    let deviceTime: Int64
    /// Gateway time of the receipt in ms.
    let receivedAt: Int64

    init(kind: EventKind, reference: String?, deviceTime: Timestamp?, receivedAt: Timestamp) {
        self.kind = kind.rawValue
        self.reference = reference.map { StableHash.of($0.utf8) } ?? 0
        self.deviceTime = deviceTime?.milliseconds ?? .min
        self.receivedAt = receivedAt.milliseconds
    }
}
