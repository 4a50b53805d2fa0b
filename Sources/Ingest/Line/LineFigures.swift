public import CareCore

/// How full the line is, for those who watch it.
public struct LineFigures: Sendable, Equatable {
    /// Messages that wait to be handed to the broker's client.
    public let waiting: Int
    /// Messages handed over that the broker has not confirmed: the window.
    public let unconfirmed: Int
    /// Time for which something has waited without a break; zero when nothing waits.
    public let waitingFor: Milliseconds
    /// Open alarms that are no tests, by priority.
    public let openAlarms: [Priority: Int]
    /// Gateway time of the newest transaction; `nil` before the first.
    public let committedAt: Timestamp?
}

extension IngestLine where Broker: ~Copyable, Store: ~Copyable {
    /// The figures at `now`. Walks the open alarms: for once a second, not once a turn.
    public func figures(at now: Timestamp) -> LineFigures {
        var open = Dictionary(uniqueKeysWithValues: Priority.allCases.map { ($0, 0) })
        for alarm in state.openAlarms where !alarm.key.isTest { open[alarm.priority, default: 0] += 1 }
        return LineFigures(
            waiting: outbox.waiting, unconfirmed: outbox.unconfirmed,
            waitingFor: outbox.waitingSince.map { max(.zero, now - $0) } ?? .zero, openAlarms: open,
            committedAt: committedAt)
    }
}
