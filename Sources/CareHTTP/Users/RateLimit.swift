public import CareCore
internal import Synchronization

/// How many requests somebody may make: a bucket that holds `burst` and fills again by `perSecond`. Keys are users,
/// tokens or client addresses. May be shared between threads; no clock inside.
public final class RateLimit: Sendable {
    /// How much is borne.
    public struct Limits: Sendable, Equatable {
        /// Requests a second in the long run.
        public var perSecond: Double
        /// Requests at once after a pause.
        public var burst: Double
        /// Callers that are remembered: twice as many at most. One that was quiet longest is forgotten first, which
        /// gives it a full bucket.
        public var remembered: Int

        /// Names limits.
        public init(perSecond: Double = 20, burst: Double = 100, remembered: Int = 10_000) {
            self.perSecond = perSecond
            self.burst = burst
            self.remembered = remembered
        }
    }

    private struct Bucket {
        var left: Double
        var at: Timestamp
    }

    private struct Buckets {
        var recent: [String: Bucket] = [:]
        var earlier: [String: Bucket] = [:]
    }

    private let limits: Limits
    private let buckets = Mutex(Buckets())

    /// Makes it with full buckets for everybody.
    public init(_ limits: Limits = Limits()) { self.limits = limits }

    /// Takes one request of `key`.
    /// - Returns: `nil` when it may be answered; else after how long to come again. A refused request costs nothing.
    public func take(_ key: String, now: Timestamp) -> Milliseconds? {
        buckets.withLock { buckets in
            var bucket = buckets.recent[key] ?? buckets.earlier[key] ?? Bucket(left: limits.burst, at: now)
            // Gateway time is held, never set back; a bucket made in a later moment is simply not filled.
            let passed = Double(max(0, (now - bucket.at).count)) / 1_000
            bucket.left = min(limits.burst, bucket.left + passed * limits.perSecond)
            bucket.at = max(now, bucket.at)
            let isTaken = bucket.left >= 1
            if isTaken { bucket.left -= 1 }
            if buckets.recent[key] == nil, buckets.recent.count >= limits.remembered {
                buckets.earlier = buckets.recent
                buckets.recent = [:]
            }
            buckets.recent[key] = bucket
            return isTaken ? nil : Milliseconds(Int64(((1 - bucket.left) / limits.perSecond * 1_000).rounded(.up)))
        }
    }
}
