import CareCore

/// Alarm messages that leave without a row, because nothing can be written (DESIGN 8).
///
/// The events behind them stay with the broker, which delivers them again: after a connection that was lost, and each
/// time there seems to be room, when the state is built anew from a store that knows nothing of them. What has left is
/// remembered across that, so that an emergency is announced once and not each time the disk flutters. It is the count
/// of an alarm that tells a new press from an old one that comes again: the first presses after a rebuild are those
/// that were announced.
struct UnrecordedAlarms {
    private struct Announced {
        var count: Int32
        var priority: Priority
    }

    private struct Waiting {
        /// `nil` for what one person is told.
        let edge: AlarmEdge?
        let message: OutgoingMessage
    }

    private var announced: [AlarmKey: Announced] = [:]
    /// What could not leave yet: the newest transition of each alarm.
    private var waiting: [Waiting] = []

    /// Hands the transition over, or keeps it until it can leave; what was announced before is left out.
    /// - Returns: How many messages were handed over.
    mutating func announce(
        _ edge: AlarmEdge, as message: OutgoingMessage, into transport: inout some Transport & ~Copyable
    ) -> Int {
        if isKnown(edge) { return 0 }
        waiting.removeAll { $0.edge?.alarm.id == edge.alarm.id }
        waiting.append(Waiting(edge: edge, message: message))
        return pump(into: &transport)
    }

    /// Hands over what one person is told by way of the broker, or keeps it until it can leave.
    /// - Returns: How many messages were handed over.
    mutating func tell(_ message: OutgoingMessage, into transport: inout some Transport & ~Copyable) -> Int {
        waiting.append(Waiting(edge: nil, message: message))
        return pump(into: &transport)
    }

    /// Hands over what could not leave before.
    mutating func pump(into transport: inout some Transport & ~Copyable) -> Int {
        var sent = 0
        for entry in waiting {
            guard transport.publish(entry.message) else { break }
            if let edge = entry.edge { note(edge) }
            sent += 1
        }
        waiting.removeFirst(sent)
        return sent
    }

    /// There is room: what waits is written like everything else. What has left stays known.
    mutating func stop() { waiting.removeAll() }

    /// Nothing comes again: all of it was written, or the broker has forgotten it.
    mutating func forget() { announced.removeAll() }

    private func isKnown(_ edge: AlarmEdge) -> Bool {
        guard let before = announced[edge.alarm.key] else { return false }
        switch edge.cause {
        case .raised, .repeated, .escalated:
            return edge.alarm.count <= before.count && edge.alarm.priority >= before.priority
        default: return false
        }
    }

    private mutating func note(_ edge: AlarmEdge) {
        let alarm = edge.alarm
        // The next alarm of that rule and subject is another one, and begins to count afresh.
        if alarm.state.isOver { return announced[alarm.key] = nil }
        guard announced.count < Limits.unrecordedAlarms || announced[alarm.key] != nil else { return }
        let before = announced[alarm.key]
        announced[alarm.key] = Announced(
            count: max(alarm.count, before?.count ?? 0), priority: min(alarm.priority, before?.priority ?? .p4))
    }
}
