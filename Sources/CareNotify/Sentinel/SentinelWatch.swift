package import CareCore
package import CareWire

/// Judges from a gateway's heartbeats whether it lives. All times are of a clock that only goes forward, whose start
/// does not matter: dates in heartbeats are compared with each other only (decision 32).
package struct SentinelWatch: Sendable {
    /// Without a heartbeat for so long it is dead: three were missed. Source: DESIGN 6.
    package static let silence = Milliseconds.seconds(90)
    /// While it runs it writes at least twice a minute.
    package static let stale = Milliseconds.seconds(60)
    /// A restart is over sooner; nobody is told of one.
    package static let restart = Milliseconds.seconds(15)
    /// How often it is said again.
    package static let again = Milliseconds.minutes(30)

    /// When a living gateway was heard last.
    private var heardAt: Timestamp
    /// From when its silence counts.
    private var silentSince: Timestamp
    private var heartbeat: Heartbeat?
    /// Since when the newest heartbeat has said what it says.
    private var stateSince: Timestamp
    private var unreachableSince: Timestamp?
    private var toldAt: Timestamp?

    package init(now: Timestamp) {
        heardAt = now
        silentSince = now
        stateSince = now
    }

    /// A heartbeat came. What the broker had kept says what was, not that anybody lives.
    package mutating func hear(_ new: Heartbeat, isRetained: Bool, at now: Timestamp) {
        if new.state != heartbeat?.state { stateSince = now }
        heartbeat = new
        if isRetained { return }
        heardAt = now
        silentSince = now
    }

    /// The broker can be reached or not.
    package mutating func reach(_ isReachable: Bool, at now: Timestamp) {
        if isReachable {
            // While the broker was away no heartbeat could come: silence counts from now on.
            if unreachableSince != nil { silentSince = now }
            unreachableSince = nil
        } else if unreachableSince == nil {
            unreachableSince = now
        }
    }

    /// What is to be told now; call it at least once a second.
    package mutating func judge(at now: Timestamp) -> SentinelNews? {
        guard let trouble = trouble(at: now) else {
            guard toldAt != nil, lives(at: now) else { return nil }
            toldAt = nil
            return .back
        }
        if let toldAt, now - toldAt < Self.again { return nil }
        toldAt = now
        return .dead(trouble)
    }

    /// Only a live heartbeat ends what was told, not that the broker answers again.
    private func lives(at now: Timestamp) -> Bool {
        guard let heartbeat, heartbeat.state == .running, unreachableSince == nil else { return false }
        return toldAt.map { heardAt > $0 } ?? true
    }

    private func trouble(at now: Timestamp) -> GatewayTrouble? {
        if let unreachableSince {
            return now - unreachableSince >= Self.silence ? .brokerUnreachable : nil
        }
        if let heartbeat {
            let isSettled = now - stateSince >= Self.restart
            if heartbeat.state == .stopped, isSettled { return .stopped }
            if heartbeat.state == .lost, isSettled { return .lost }
            let isFresh = now - silentSince < Self.silence
            if heartbeat.state == .running, isFresh, let committed = heartbeat.committedAt,
                heartbeat.at - committed > Self.stale
            {
                return .stale
            }
        }
        return now - silentSince >= Self.silence ? .silent : nil
    }
}
