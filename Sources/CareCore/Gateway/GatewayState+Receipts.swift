internal import HeapModule

extension GatewayState {
    /// Notes a telemetry reference that the device wants confirmed; the receipt leaves with the end of the turn, or
    /// `Limits.receiptInterval` after the one before. `isRedated` says that a time of the message was not believed.
    mutating func owe(_ reference: String, to device: DeviceNumber, isRedated: Bool) {
        var pending = receipts[device.index] ?? PendingReceipts()
        guard pending.count < PendingReceipts.limit else { return }
        if isRedated { pending.redated.append(reference) } else { pending.stored.append(reference) }
        receipts[device.index] = pending
        if pending.count == 1 {
            deadlines.insert(
                Deadline(
                    at: max(clock.milliseconds, pending.notBefore), kind: .receipt, owner: Int64(device.index),
                    rule: 0))
        }
    }

    /// Sends what the device waits for, at most one receipt's worth; the rest waits for the next interval.
    mutating func sendReceipts(of device: DeviceNumber, due: Int64, into effects: inout Effects) {
        // A deadline that was set before the last receipt left is overtaken.
        guard var pending = receipts[device.index], pending.notBefore <= due else { return }
        guard pending.count > 0 else {
            receipts[device.index] = nil
            return
        }
        let (status, references) = pending.take()
        effects.receipts.append(
            Receipt(device: device, references: references, isTelemetry: true, status: status, at: clock))
        pending.notBefore = clock.milliseconds + Limits.receiptInterval.count
        receipts[device.index] = pending
        // Also when nothing is left: the entry itself goes when its interval is over.
        deadlines.insert(
            Deadline(at: pending.notBefore, kind: .receipt, owner: Int64(device.index), rule: 0))
    }
}
