import FleetModel
import SimKit

/// Reads the gateway's commands as a simple device does: by looking for the three fields it knows.
enum OrderReader {
    /// The order; `nil` when a field is missing.
    static func read(_ payload: [UInt8]) -> DeviceOrder? {
        guard let reference = PlainJSON.text("ref", in: payload), let command = PlainJSON.text("command", in: payload),
            let until = PlainJSON.integer("until", in: payload)
        else { return nil }
        return DeviceOrder(reference: reference, command: command, until: Moment(milliseconds: until))
    }
}
