internal import HeapModule

extension GatewayState {
    /// Notes a telemetry reference that the device wants confirmed; the receipt leaves with the end of the turn, or
    /// `Limits.receiptInterval` after the one before.
    mutating func owe(_ reference: String, to device: DeviceNumber) {
        var pending = receipts[device.index] ?? PendingReceipts()
        guard pending.references.count < PendingReceipts.limit else { return }
        pending.references.append(reference)
        receipts[device.index] = pending
        if pending.references.count == 1 {
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
        guard !pending.references.isEmpty else {
            receipts[device.index] = nil
            return
        }
        let references = pending.references.prefix(Limits.receiptReferences)
        effects.receipts.append(
            Receipt(
                device: device, references: references.map { $0 }, isTelemetry: true, status: .stored, at: clock))
        pending.references.removeFirst(references.count)
        pending.notBefore = clock.milliseconds + Limits.receiptInterval.count
        receipts[device.index] = pending
        // Also when nothing is left: the entry itself goes when its interval is over.
        deadlines.insert(
            Deadline(at: pending.notBefore, kind: .receipt, owner: Int64(device.index), rule: 0))
    }
}
