import FleetModel
import Foundation

/// The payload of a receipt: `{"ref":…,"status":0,"text":"stored","at":…}` or `{"refs":[…],"status":0,"at":…}`.
struct ReceiptMessage: Decodable {
    let ref: String?
    let refs: [String]?
    let status: Int
    let text: String?

    /// Reads a payload; `nil` when it is no receipt.
    init?(_ payload: [UInt8]) {
        guard let message = try? JSONDecoder().decode(ReceiptMessage.self, from: Data(payload)) else { return nil }
        self = message
    }

    var receipt: DeviceReceipt { DeviceReceipt(references: refs ?? [ref], status: status) }
}
