import Foundation

/// The payload of the gateway's heartbeat, as far as an observer reads it.
struct HeartbeatMessage: Decodable {
    let state: String

    /// Reads a payload; `nil` when it is no heartbeat.
    init?(_ payload: [UInt8]) {
        guard let message = try? JSONDecoder().decode(HeartbeatMessage.self, from: Data(payload)) else { return nil }
        self = message
    }
}
