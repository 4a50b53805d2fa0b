import FleetModel

/// Reads the gateway's receipts as a simple device does: by looking for the three fields it knows.
enum ReceiptReader {
    /// The receipt; `nil` when it has no status.
    static func read(_ payload: [UInt8]) -> DeviceReceipt? {
        guard let status = PlainJSON.integer("status", in: payload) else { return nil }
        if let references = PlainJSON.texts("refs", in: payload) {
            return DeviceReceipt(references: references, status: Int(status))
        }
        return DeviceReceipt(references: [PlainJSON.text("ref", in: payload)], status: Int(status))
    }
}
