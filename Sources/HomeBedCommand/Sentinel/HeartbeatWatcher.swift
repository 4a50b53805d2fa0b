import CareCore
import CareNotify
import CareWire
import Mosquitto

/// Listens to the heartbeats of one gateway. Confined to the task of the command.
final class HeartbeatWatcher {
    private let pool: ConnectionPool
    private let connection: PublisherConnection
    private let start = ContinuousClock.now
    private var watch = SentinelWatch(now: .epoch)

    init(options: ConnectionOptions) throws {
        pool = try ConnectionPool()
        connection = try pool.connect(options)
        watch.reach(false, at: .epoch)
    }

    /// Serves the connection for at most a second and judges.
    func look() -> SentinelNews? {
        pool.run(atMost: .seconds(1), now: now)
        for change in connection.takeChanges() {
            switch change {
            case .connected: watch.reach(true, at: now)
            case .subscribed: break
            case .disconnected(let reason), .unreachable(let reason), .refused(_, let reason):
                Console.tell("broker: \(reason)")
                watch.reach(false, at: now)
            }
        }
        for message in connection.takeMessages() {
            do {
                let heartbeat = try message.payload.withUnsafeBytes { bytes throws(DecodeError) in
                    try HeartbeatDecoder.decode(bytes)
                }
                watch.hear(heartbeat, isRetained: message.isRetained, at: now)
            } catch {
                Console.tell("\(message.topic): expected a heartbeat, found \(error)")
            }
        }
        return watch.judge(at: now)
    }

    /// Time since the start, on a clock that nobody sets.
    private var now: Timestamp {
        let (seconds, attoseconds) = start.duration(to: .now).components
        return Timestamp(milliseconds: seconds * 1_000 + attoseconds / 1_000_000_000_000_000)
    }
}
