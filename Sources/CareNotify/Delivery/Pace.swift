package import CareCore
import Synchronization

/// At most so many messages in any minute, as robots allow (WeCom and DingTalk: 20).
package final class Pace: Sendable {
    private let perMinute: Int
    private let taken = Mutex<[Timestamp]>([])

    package init(perMinute: Int) { self.perMinute = perMinute }

    /// Takes a place in the current minute.
    /// - Returns: `nil` when the message may go, else the time until one may.
    package func take(at now: Timestamp) -> Milliseconds? {
        taken.withLock { taken in
            // A clock that stepped back must not hold messages up for the length of the step.
            taken.removeAll { $0 > now || now - $0 >= .minutes(1) }
            guard taken.count >= perMinute, let oldest = taken.first else {
                taken.append(now)
                return nil
            }
            return .minutes(1) - (now - oldest)
        }
    }
}
