/// References of one device's telemetry that wait for a receipt.
struct PendingReceipts: Equatable {
    /// Messages that were stored under the times they carry.
    var stored: [String] = []
    /// Messages that were stored under the gateway's time, because their own was not believed.
    var redated: [String] = []
    /// Gateway time in ms before which no receipt is sent.
    var notBefore: Int64 = .min

    /// References kept; more are dropped and the device sends them again.
    static let limit = 10 * Limits.receiptReferences

    var count: Int { stored.count + redated.count }

    /// Takes out what the next receipt says: one status, and the references it is true of.
    mutating func take() -> (status: ReceiptStatus, references: [String]) {
        let status: ReceiptStatus = stored.isEmpty ? .clockOutOfRange : .stored
        let references = Array((stored.isEmpty ? redated : stored).prefix(Limits.receiptReferences))
        if stored.isEmpty {
            redated.removeFirst(references.count)
        } else {
            stored.removeFirst(references.count)
        }
        return (status, references)
    }
}
