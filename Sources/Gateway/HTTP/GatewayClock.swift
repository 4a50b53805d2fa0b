import CareCore
import Synchronization

/// Gateway time for threads that do not own the line.
final class GatewayClock: Sendable {
    private let time: Mutex<SystemTime>

    init(_ configuration: GatewayConfiguration.Clock) { time = Mutex(SystemTime(configuration)) }

    /// Gateway time now.
    var now: Timestamp { time.withLock { $0.read().now } }
}
