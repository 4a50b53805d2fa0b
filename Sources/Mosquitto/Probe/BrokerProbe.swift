public import CareCore
internal import CareWire

/// One look at a broker: connect, read what it says of itself and one message of a topic filter, leave.
///
/// For `homebed doctor` and for the guard against a second gateway. Blocks the calling thread, never longer than its
/// bound.
public enum BrokerProbe {
    /// Which messages are waited for.
    public enum Kind: Sendable {
        /// What the broker has kept, however old it is.
        case retained
        /// What somebody publishes meanwhile.
        case live
    }

    /// How long a retained message may come after the subscription is confirmed. Brokers send them together with the
    /// confirmation; half a second covers a slow line.
    public static let retainedTime = Milliseconds(500)

    /// Connects with a clean session of its own and reports.
    /// - Parameters:
    ///   - options: How to connect. Session, subscriptions and will in it are not used; the client identifier must
    ///     not be one that a running gateway uses.
    ///   - filter: Topic filter that is listened to.
    ///   - kind: What of it is waited for; the first one ends the probe. Only retained messages have an end of their
    ///     own (`retainedTime`); for one that is published meanwhile the whole of `atMost` is waited.
    ///   - atMost: Bound on everything.
    /// - Returns: What the broker said, and the message if there is one.
    /// - Throws: `MosquittoError.unreachable` with the reason in words; what `ConnectionOptions` can be refused for.
    public static func look(
        _ options: ConnectionOptions, at filter: String? = nil, for kind: Kind = .retained, atMost: Milliseconds
    ) throws(MosquittoError) -> BrokerReport {
        var options = options
        options.startsClean = true
        options.sessionExpirySeconds = 0
        options.will = nil
        options.subscriptions = filter.map { [Subscription($0, retained: .always)] } ?? []
        options.connectTimeout = min(options.connectTimeout, atMost)
        let pool = try ConnectionPool()
        let connection = try pool.connect(options)
        let start = ContinuousClock.now
        var report: BrokerReport?
        var end = atMost
        var reason = "no answer from \(options.address) within \(atMost)"
        while true {
            let now = elapsed(since: start)
            if now >= end { break }
            pool.run(atMost: end - now, now: Timestamp(milliseconds: now.count))
            for change in connection.takeChanges() {
                switch change {
                case .connected(let limits): report = BrokerReport(limits: limits, connectTime: elapsed(since: start))
                case .subscribed where filter == nil: end = .zero
                case .subscribed: if kind == .retained { end = min(end, elapsed(since: start) + retainedTime) }
                case .unreachable(let text), .disconnected(let text): reason = text
                case .refused(_, let text): throw .unreachable(text)
                }
            }
            report?.message = connection.takeMessages().first { $0.isRetained == (kind == .retained) }
            if report?.message != nil { break }
        }
        pool.close(atMost: .seconds(1))
        guard let report else { throw .unreachable(reason) }
        return report
    }

    private static func elapsed(since start: ContinuousClock.Instant) -> Milliseconds {
        let (seconds, attoseconds) = start.duration(to: .now).components
        return Milliseconds(seconds * 1_000 + attoseconds / 1_000_000_000_000_000)
    }
}
