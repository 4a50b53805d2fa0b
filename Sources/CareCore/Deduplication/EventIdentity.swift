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

    /// Reads back what `encode` wrote.
    init(from reader: inout StateReader) throws(StateError) {
        kind = try reader.integer(UInt8.self)
        reference = try reader.bits()
        deviceTime = try reader.integer()
        receivedAt = try reader.integer()
    }

    func encode(into writer: inout StateWriter) {
        writer.integer(kind)
        writer.bits(reference)
        writer.integer(deviceTime)
        writer.integer(receivedAt)
    }
}
