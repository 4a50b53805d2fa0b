/// What is taken of a device by what the books say of it. Decision 44.
extension GatewayState {
    /// Whether what the device says since the books said so is a trial.
    func isTried(_ device: DeviceNumber, at moment: Timestamp) -> Bool {
        let slot = slots[Int(device.index)]
        return slot.custody?.isTrial == true && moment.milliseconds >= slot.custodyFrom
    }

    /// Whether the books know the device: then a reading of a time at which it served nobody, in a store, a workshop or
    /// a gap between two households, is kept for nobody and need not be looked at by anybody.
    func isProperty(_ device: DeviceNumber) -> Bool { slots[Int(device.index)].custody != nil }

    /// Drops what a device measured that serves nobody, and tells it so: it need not keep it.
    mutating func setAside(_ message: borrowing Message, into effects: inout Effects) -> Verdict {
        effects.counters.readingsOfNobody += message.samples.count
        hear(message.device, at: message.receivedAt)
        tellNotInService(message, into: &effects)
        return .taken
    }

    /// Answers a device of whose message nothing was kept.
    func tellNotInService(_ message: borrowing Message, into effects: inout Effects) {
        guard message.wantsReceipt, !message.isForeign, let reference = message.reference else { return }
        effects.receipts.append(
            Receipt(
                device: message.device, references: [reference], isTelemetry: true, status: .notInService, at: clock))
    }
}
