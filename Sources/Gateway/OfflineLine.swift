public import CareCore
import CareStore
public import Ingest
import Synchronization

/// Runs commands on a database whose gateway does not run: the same line, once, without a broker.
///
/// Takes the daemon's lock for that time. Alarm messages wait in the outbox for the next start.
public enum OfflineLine {
    /// Applies one request in one transaction and writes the state.
    /// - Parameters:
    ///   - request: What is asked.
    ///   - configuration: Where database and profiles are.
    /// - Returns: The outcome; what was done is on disk.
    /// - Throws: `StoreError` when a daemon holds the database, `GatewayError`, or profile faults.
    public static func run(_ request: LineRequest, configuration: GatewayConfiguration) throws -> CommandOutcome {
        var time = SystemTime(configuration.clock)
        let now = time.read().now
        try ClockCheck.checkYear(of: now, configuration: configuration.clock)
        let opening = try Opening(configuration)
        let lineConfiguration = LineConfiguration(
            gateway: try GatewayName.id(configuration.gateway), instance: opening.store.instance)
        var line = try opening.line(
            transport: NoTransport(), committer: try opening.store.makeCommitter(), now: now,
            configuration: lineConfiguration)
        try ClockCheck.check(
            now: now, newest: line.state.clock, built: ClockCheck.buildDate(configuration.clock))
        let answer = Mutex<CommandOutcome>(.refused(["the line gave no answer"]))
        _ = line.turn(
            at: time.read().now,
            commands: [PendingCommand(request) { outcome in answer.withLock { $0 = outcome } }])
        if let failure = line.checkpoint(at: time.read().now) {
            throw GatewayError(.database, "the state could not be written: \(failure.text)")
        }
        return answer.withLock { $0 }
    }

    /// Applies one command, as `run(_:configuration:)` does.
    /// - Throws: `StoreError` when a daemon holds the database, `GatewayError`, or profile faults.
    public static func run(_ command: Command, configuration: GatewayConfiguration) throws -> CommandOutcome {
        try run(.command(command), configuration: configuration)
    }
}
