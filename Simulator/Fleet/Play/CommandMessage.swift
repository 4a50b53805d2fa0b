import FleetModel
import Foundation
import SimKit

/// The payload of a command: `{"v":1,"ref":…,"ts":…,"command":"measure","metrics":["spo2"],"until":…}`.
struct CommandMessage: Decodable {
    let ref: String
    let command: String
    let until: Int64

    /// Reads a payload; `nil` when it is no command.
    init?(_ payload: [UInt8]) {
        guard let message = try? JSONDecoder().decode(CommandMessage.self, from: Data(payload)) else { return nil }
        self = message
    }

    var order: DeviceOrder {
        DeviceOrder(reference: ref, command: command, until: Moment(milliseconds: until))
    }
}
