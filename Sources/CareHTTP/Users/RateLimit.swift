public import CareCore
internal import Synchronization

/// How many requests somebody may make: a bucket that holds `burst` and fills again by `perSecond`. Keys are users,
/// tokens or client addresses. May be shared between threads; no clock inside.
public final class RateLimit: Sendable {
    /// How much is borne.
    public struct Limits: Sendable, Equatable {
        /// Requests a second in the long run.
        public var perSecond: Int64
        /// Requests at once after a pause.
        public var burst: Int64
        /// Callers that are remembered: twice as many at most. One that was quiet longest is forgotten first, which
        /// gives it a full bucket.
        public var remembered: Int

        /// Names limits.
        public init(perSecond: Int64 = 20, burst: Int64 = 100, remembered: Int = 10_000) {
            self.perSecond = perSecond
            self.burst = burst
            self.remembered = remembered
        }
    }

    private struct Bucket {
        /// Thousandths of requests: at so many a second each millisecond brings so many of them.
        var left: Int64
        var at: Timestamp
    }

    private struct Buckets {
        var recent: [String: Bucket] = [:]
        var earlier: [String: Bucket] = [:]
    }

    private static let whole: Int64 = 1_000

    private let limits: Limits
    private let buckets = Mutex(Buckets())

    /// Makes it with full buckets for everybody.
    public init(_ limits: Limits = Limits()) { self.limits = limits }

    /// Takes one request of `key`.
    /// - Returns: `nil` when it may be answered; else after how long to come again. A refused request costs nothing.
    public func take(_ key: String, now: Timestamp) -> Milliseconds? {
        buckets.withLock { buckets in
            var bucket = bucket(key, buckets, now)
            let pause = pause(bucket)
            if pause == nil { bucket.left -= Self.whole }
            if buckets.recent[key] == nil, buckets.recent.count >= limits.remembered {
                buckets.earlier = buckets.recent
                buckets.recent = [:]
            }
            buckets.recent[key] = bucket
            return pause
        }
    }

    /// Whether a request of `key` would be answered; takes nothing.
    /// - Returns: As `take`.
    func pause(_ key: String, now: Timestamp) -> Milliseconds? {
        buckets.withLock { pause(bucket(key, $0, now)) }
    }

    /// The bucket of `key`, filled up to `now`.
    private func bucket(_ key: String, _ buckets: Buckets, _ now: Timestamp) -> Bucket {
        let full = limits.burst * Self.whole
        var bucket = buckets.recent[key] ?? buckets.earlier[key] ?? Bucket(left: full, at: now)
        // What a later moment has filled is not filled again.
        let passed = min(max(0, (now - bucket.at).count), full / limits.perSecond + 1)
        bucket.left = min(full, bucket.left + passed * limits.perSecond)
        bucket.at = max(now, bucket.at)
        return bucket
    }

    private func pause(_ bucket: Bucket) -> Milliseconds? {
        guard bucket.left < Self.whole else { return nil }
        return Milliseconds((Self.whole - bucket.left + limits.perSecond - 1) / limits.perSecond)
    }
}
