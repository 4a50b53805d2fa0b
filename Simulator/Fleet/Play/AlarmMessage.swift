import FleetModel
import Foundation

/// The payload of an alarm message, as far as an observer reads it.
struct AlarmMessage: Decodable {
    let alarm: String
    let edge: Int64
    let cause: String
    let state: String
    let rule: String
    let priority: String
    let audience: String
    let bed: String?
    let household: String?
    let device: String?
    let count: Int64
    let test: Bool
    let late: Bool
    /// Whether the gateway could not write it. It comes again once it is written, perhaps under another number.
    let unrecorded: Bool?

    /// Reads a payload; `nil` when it is no alarm message.
    init?(_ payload: [UInt8]) {
        guard let message = try? JSONDecoder().decode(AlarmMessage.self, from: Data(payload)) else { return nil }
        self = message
    }

    var seen: SeenAlarm {
        SeenAlarm(
            id: alarm, edge: edge, cause: cause, state: state, rule: rule, priority: priority, audience: audience,
            subject: bed ?? household ?? device ?? "gateway", device: device, count: count, isTest: test, isLate: late)
    }
}
