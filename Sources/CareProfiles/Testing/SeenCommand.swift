import CareCore

/// A command that a device was sent.
struct SeenCommand {
    let command: DeviceCommand
    let device: String

    func text(from start: Timestamp) -> String {
        CommandExpectation.text(
            at: command.at, command.kind, command.metrics, until: command.until, device: device, from: start)
    }
}
