internal import CareCore

/// Counts wrong passwords by user and by client address, and says who has to wait. Users that there are not are counted
/// as those that there are. No clock inside.
struct SignInAttempts {
    /// How many are borne, and how long.
    struct Limits: Sendable {
        /// Wrong passwords of a user within the window.
        var perUser = 5
        /// Wrong passwords from an address within the window: an office shares one.
        var perAddress = 20
        /// From the first wrong one on, and again from the last one on: then the count begins anew.
        var window = Milliseconds.minutes(15)
        /// Users or addresses that are remembered at most; beyond that those which were quiet longest are forgotten.
        var remembered = 10_000
    }

    private struct Count {
        var count: Int
        var until: Timestamp
        /// Those of them that proved wrong.
        var wrong = 0

        /// Without one of them; `nil` for none.
        var less: Count? {
            guard count > 1 else { return nil }
            var less = self
            less.count -= 1
            return less
        }
    }

    private let limits: Limits
    private var users: [String: Count] = [:]
    private var addresses: [String: Count] = [:]

    init(_ limits: Limits = Limits()) { self.limits = limits }

    /// Counts an attempt as wrong until it proves right, so that many at once are no way around the limit.
    /// - Returns: Until when nobody is heard, or `nil` when the password may be looked at.
    mutating func begin(_ user: String, from address: String, at now: Timestamp) -> Timestamp? {
        let waits = [
            Self.wait(users[user], limits.perUser, now), Self.wait(addresses[address], limits.perAddress, now),
        ]
        if let until = waits.compactMap(\.self).max() { return until }
        Self.add(user, &users, limits.perUser, limits, now)
        Self.add(address, &addresses, limits.perAddress, limits, now)
        return nil
    }

    /// The password was right: the user's count begins anew, and the address is not charged for it.
    mutating func succeeded(_ user: String, from address: String) {
        forget(user)
        if let found = addresses[address] {
            addresses[address] = found.less
        }
    }

    /// Nothing was looked at: the attempt does not count.
    mutating func withdraw(_ user: String, from address: String) {
        for (key, path) in [(user, \SignInAttempts.users), (address, \SignInAttempts.addresses)] {
            guard let found = self[keyPath: path][key] else { continue }
            self[keyPath: path][key] = found.less
        }
    }

    /// The password was wrong.
    /// - Returns: Until when the user has to wait, once: when the last one that is borne proved wrong, so that none of
    ///   those that were looked at beside it can prove right any more.
    mutating func failed(_ user: String, at now: Timestamp) -> Timestamp? {
        users[user]?.wrong += 1
        return users[user]?.wrong == limits.perUser ? lockedOut(user, at: now) : nil
    }

    /// The user's count begins anew.
    mutating func forget(_ user: String) { users[user] = nil }

    /// Until when the user has to wait; `nil` when they need not.
    func lockedOut(_ user: String, at now: Timestamp) -> Timestamp? { Self.wait(users[user], limits.perUser, now) }

    private static func wait(_ count: Count?, _ most: Int, _ now: Timestamp) -> Timestamp? {
        guard let count, count.count >= most, now < count.until else { return nil }
        return count.until
    }

    private static func add(
        _ key: String, _ counts: inout [String: Count], _ most: Int, _ limits: Limits, _ now: Timestamp
    ) {
        var count = counts[key].flatMap { now < $0.until ? $0 : nil } ?? Count(count: 0, until: now + limits.window)
        count.count += 1
        // The wait is as long as the window, from the attempt that was one too many.
        if count.count >= most { count.until = now + limits.window }
        counts[key] = count
        guard counts.count > limits.remembered else { return }
        counts = counts.filter { now < $0.value.until }
        while counts.count > limits.remembered, let oldest = counts.min(by: { $0.value.until < $1.value.until }) {
            counts[oldest.key] = nil
        }
    }
}
