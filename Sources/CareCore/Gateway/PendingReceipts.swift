/// References of one device's telemetry that wait for a receipt.
struct PendingReceipts: Equatable {
    var references: [String] = []
    /// Gateway time in ms before which no receipt is sent.
    var notBefore: Int64 = .min

    /// References kept; more are dropped and the device sends them again.
    static let limit = 10 * Limits.receiptReferences
}
